import type { CommitteeMember } from '#core/settings/committees.ts';
import { officers } from '#local/seed/officers.ts';

const nameOf = (id: string): string => officers.find((o) => o.id === id)?.name ?? id;
const member = (
  body: CommitteeMember['body'],
  seat: CommitteeMember['seat'],
  department: string,
  officer: string,
): CommitteeMember => ({ body, seat, name: nameOf(officer), department });

/** The demo county's committees: the departments that the report names, and invented people. */
export const committees: { members: CommitteeMember[] } = {
  members: [
    member('leadingGroup', 'leader', '县委组织部', 'demo-leadingGroup-1'),
    member('leadingGroup', 'deputy', '县纪委监委', 'demo-leadingGroup-2'),
    member('leadingGroup', 'member', '县委编办', 'demo-leadingGroup-3'),
    member('leadingGroup', 'member', '县财政局', 'demo-accountability-1'),
    member('leadingGroup', 'member', '县人社局', 'demo-supervisor-1'),
    member('office', 'clerk', '县委编办', 'demo-caseReceiver-1'),
    member('taskForce', 'leader', '县委编办', 'demo-taskForce-1'),
    member('taskForce', 'member', '县财政局', 'demo-taskForce-2'),
    member('taskForce', 'member', '县人社局', 'demo-taskForce-3'),
  ],
};
