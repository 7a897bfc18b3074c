import { Copy } from "lucide-react";
import { useSay } from "../../hooks/words-context.tsx";
import { BareIconButton } from "../../ui/icon-button.tsx";
import { MenuFrame, MenuItem, MenuLine } from "../../ui/menu.tsx";
import { WEEKDAYS, WEEKEND, type Weekday, WORKDAYS } from "./day-hours.ts";

type Props = { weekday: Weekday; onCopy: (to: readonly Weekday[]) => void };

/** A day's hours to other days: most weeks are written once. */
export function CopyDayMenu({ weekday, onCopy }: Props) {
  const say = useSay();
  const day = say(`hours.day.${weekday}`);
  return (
    <MenuFrame
      width="w-52"
      trigger={<BareIconButton icon={Copy} size="sm" label={say("hours.copy", { day })} />}
    >
      <MenuItem onSelect={() => onCopy(WORKDAYS)}>{say("hours.copyWorkdays")}</MenuItem>
      <MenuItem onSelect={() => onCopy(WEEKEND)}>{say("hours.copyWeekend")}</MenuItem>
      <MenuItem onSelect={() => onCopy(WEEKDAYS)}>{say("hours.copyAll")}</MenuItem>
      <MenuLine />
      <CopyChoices weekday={weekday} onCopy={onCopy} />
    </MenuFrame>
  );
}

function CopyChoices({ weekday, onCopy }: Props) {
  const say = useSay();
  return WEEKDAYS.filter((each) => each !== weekday).map((each) => (
    <MenuItem key={each} onSelect={() => onCopy([each])}>
      {say(`hours.day.${each}`)}
    </MenuItem>
  ));
}
