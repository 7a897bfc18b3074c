const headerBytes = 44;

/** Sound as a WAV file of 16 bits and one channel. */
export function encodeWave(channels: readonly Float32Array[], sampleRate: number): Blob {
  const [first] = channels;
  const length = first?.length ?? 0;
  const bytes = new DataView(new ArrayBuffer(headerBytes + length * 2));
  const write = (at: number, text: string) => {
    for (const [index, letter] of [...text].entries())
      bytes.setUint8(at + index, letter.charCodeAt(0));
  };
  write(0, "RIFF");
  bytes.setUint32(4, bytes.byteLength - 8, true);
  write(8, "WAVEfmt ");
  bytes.setUint32(16, 16, true);
  bytes.setUint16(20, 1, true);
  bytes.setUint16(22, 1, true);
  bytes.setUint32(24, sampleRate, true);
  bytes.setUint32(28, sampleRate * 2, true);
  bytes.setUint16(32, 2, true);
  bytes.setUint16(34, 16, true);
  write(36, "data");
  bytes.setUint32(40, length * 2, true);
  for (let index = 0; index < length; index += 1) {
    let sum = 0;
    for (const channel of channels) sum += channel[index] ?? 0;
    const sample = Math.max(-1, Math.min(1, sum / channels.length));
    bytes.setInt16(headerBytes + index * 2, Math.round(sample * 32_767), true);
  }
  return new Blob([bytes.buffer], { type: "audio/wav" });
}

/** Peaks from 0 to 1, evenly spaced, of a WAV file as the server stores prompts. */
export function peaksOf(file: ArrayBuffer, count: number): number[] {
  const samples = new Int16Array(file.slice(headerBytes, file.byteLength - (file.byteLength % 2)));
  const step = Math.max(1, samples.length / count);
  return Array.from({ length: Math.min(count, samples.length) }, (_, index) => {
    let peak = 0;
    const until = Math.floor((index + 1) * step);
    for (let at = Math.floor(index * step); at < until; at += 1)
      peak = Math.max(peak, Math.abs(samples[at] ?? 0));
    return peak / 32_768;
  });
}
