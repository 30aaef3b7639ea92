import { type HeldIn, meetingName } from '#core/workflow/meeting.ts';
import { defineWords, useWords } from '#ui/language.ts';

const words = defineWords({
  zh: { sat: (names: readonly string[]) => `（参会：${names.join('、')}）` },
  en: { sat: (names: readonly string[]) => `(who sat: ${names.join(', ')})` },
});

/** The meeting that decided, and who sat in it, in words alone: most of those who read it may not open the meeting. */
export function HeldInMeeting({ meeting }: { meeting: HeldIn }) {
  const t = useWords(words);
  return (
    <>
      {meetingName(meeting)} {t.sat(meeting.attendees.map((a) => a.name))}
    </>
  );
}
