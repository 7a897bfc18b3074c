import { useSay } from "../../hooks/words-context.tsx";
import { CHANNEL_ICON, type CHANNELS } from "./channel-choices.ts";

export function ChannelName({ channel }: { channel: (typeof CHANNELS)[number] }) {
  const say = useSay();
  const Icon = CHANNEL_ICON[channel];
  return (
    <span className="inline-flex items-center align-middle gap-1.5">
      <Icon aria-hidden className="size-3.5 text-ink-3" strokeWidth={1.9} />
      {say(`channel.${channel}`)}
    </span>
  );
}
