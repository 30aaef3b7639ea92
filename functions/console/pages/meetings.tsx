import * as z from 'zod';
import { MeetingList, MeetingPage } from '#console/meetings.tsx';
import { consoleWords } from '#console/words.ts';
import type { JurisdictionCode } from '#core/model.ts';
import { roleFor } from '#core/permissions.ts';
import type { ConsoleRoute } from '#functions/console/visit.ts';
import { assertLengths, commandOf, readForm, textOf } from '#functions/pages/read-form.ts';
import { batchesIn } from '#functions/workflow/batch-members.ts';
import { actorFor, type Workflow } from '#functions/workflow/context.ts';
import { committeesIn, convene, decisionsOf, meetingsIn, minute, seeMeeting } from '#functions/workflow/meetings.ts';
import { noticesIn } from '#functions/workflow/notices.ts';

const meetingForm = z.object({
  title: z.string('请填写会议名称 · Name the meeting').max(100).meta({ title: '会议名称 · Name of the meeting' }),
  date: z.iso.date('请填写日期，如 2026-11-23 · Give a date such as 2026-11-23').meta({ title: '会议日期 · Day' }),
});

/** 领导小组会议: the agenda as it stands, and the meetings held. */
export const meetingList: ConsoleRoute = {
  path: '/console/meetings',
  get: async ({ w, person, jurisdiction, lang, day, command }) => {
    actorFor(person, 'viewBatches', { jurisdiction });
    const mayConvene = roleFor(person, 'decideObjection', { jurisdiction }) !== undefined;
    const [agenda, meetings, committees] = await Promise.all([
      agendaOf(w, jurisdiction),
      meetingsIn(w, jurisdiction),
      mayConvene ? committeesIn(w, jurisdiction) : undefined,
    ]);
    return {
      title: consoleWords[lang].meetings,
      body: (
        <MeetingList
          agenda={agenda}
          meetings={meetings.reverse()}
          members={committees?.members}
          day={day}
          command={command}
        />
      ),
    };
  },
  post: async ({ w, person, jurisdiction }, form) => {
    const given = readForm(meetingForm, form);
    const id = await convene(w, person, commandOf(form), { ...given, jurisdiction, attendees: attendeesIn(form) });
    return { to: `/console/meetings/${id}`, done: 'created' };
  },
};

export const meetingPage: ConsoleRoute = {
  path: '/console/meetings/:id',
  get: async ({ w, person, params, lang, command }) => {
    const meeting = await seeMeeting(w, params.id ?? '', person);
    const { id, edition, date, attendees, minutes, title, jurisdiction } = meeting;
    const [decisions, { members }] = await Promise.all([decisionsOf(w, id), committeesIn(w, jurisdiction)]);
    return {
      title,
      breadcrumbs: [{ href: '/console/meetings', text: consoleWords[lang].meetings }],
      body: (
        <MeetingPage
          id={id}
          edition={edition}
          date={date}
          attendees={attendees}
          minutes={minutes}
          decisions={decisions}
          members={members}
          mayMinute={roleFor(person, 'decideObjection', meeting) !== undefined}
          command={command}
        />
      ),
    };
  },
  post: async ({ w, person, params }, form) => {
    const id = params.id ?? '';
    assertLengths(form, { minutes: 20_000 });
    await minute(w, id, person, commandOf(form), {
      edition: Number(textOf(form, 'edition')),
      attendees: attendeesIn(form),
      minutes: textOf(form, 'minutes'),
    });
    return { to: `/console/meetings/${id}`, done: 'saved' };
  },
};

const attendeesIn = (form: FormData): string[] => form.getAll('attendees').filter((key) => typeof key === 'string');

async function agendaOf(w: Workflow, jurisdiction: JurisdictionCode) {
  const [notices, batches] = await Promise.all([noticesIn(w, jurisdiction), batchesIn(w, jurisdiction, 'open')]);
  return { objections: notices.filter((n) => n.openObjections > 0), batches: batches.filter((b) => b.members > 0) };
}
