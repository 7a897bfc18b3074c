import { Headset, Mail, MessageCircle, MessagesSquare } from "lucide-react";

export const CHANNELS = ["chat", "voice", "email", "social"] as const;
export const CHANNEL_ICON = {
  chat: MessagesSquare,
  voice: Headset,
  email: Mail,
  social: MessageCircle,
} as const;
