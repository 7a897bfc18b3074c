/** Sound as WAVE files of 16 bit, one channel: what Asterisk's format_wav reads. */

const headerBytes = 44;

/**
 * @param {Float64Array} samples from -1 to 1; beyond is cut off
 * @param {number} rate samples a second
 */
export function writeWave(samples, rate) {
  const bytes = Buffer.alloc(headerBytes + samples.length * 2);
  bytes.write("RIFF", 0);
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write("WAVEfmt ", 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20); // PCM
  bytes.writeUInt16LE(1, 22); // one channel
  bytes.writeUInt32LE(rate, 24);
  bytes.writeUInt32LE(rate * 2, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write("data", 36);
  bytes.writeUInt32LE(samples.length * 2, 40);
  samples.forEach((sample, index) => {
    const value = Math.round(Math.max(-1, Math.min(1, sample)) * 32_767);
    bytes.writeInt16LE(value, headerBytes + index * 2);
  });
  return bytes;
}

/**
 * The samples of 16-bit little-endian sound without a header.
 *
 * @param {Buffer} raw
 */
export function readSamples(raw) {
  return Float64Array.from(
    { length: Math.floor(raw.length / 2) },
    (_, index) => raw.readInt16LE(index * 2) / 32_768,
  );
}

/**
 * The level in dBFS (a full-scale square wave has 0) of what is not silence.
 *
 * @param {Float64Array} samples
 */
export function levelOf(samples) {
  const heard = samples.filter((sample) => Math.abs(sample) > 0.001);
  const power = heard.reduce((sum, sample) => sum + sample * sample, 0) / heard.length;
  return 10 * Math.log10(power);
}
