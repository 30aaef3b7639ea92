import { checkPage, reasonPage } from '#functions/console/pages/check.tsx';
import { evidenceFile, evidencePage } from '#functions/console/pages/evidence.tsx';
import { examinePage, reviewPage } from '#functions/console/pages/examine.tsx';
import { importPage } from '#functions/console/pages/import.tsx';
import { documentsPart, leadershipPart, postsPart, unitPart } from '#functions/console/pages/parts.tsx';
import { rebasePage } from '#functions/console/pages/rebase.tsx';
import { returnPage } from '#functions/console/pages/return.tsx';
import { signPage } from '#functions/console/pages/sign.tsx';
import { newStaffPage, rosterPage, staffPage } from '#functions/console/pages/staff.tsx';
import { submissionPage } from '#functions/console/pages/submission.tsx';
import { startPage, submissionList } from '#functions/console/pages/submissions.tsx';
import { cancelPage, recallPage } from '#functions/console/pages/withdraw.tsx';
import type { ConsoleRoute } from '#functions/console/visit.ts';

/** Everything about one submission, from its start to its publication. What is named stands before what is numbered. */
export const submissionPages: readonly ConsoleRoute[] = [
  submissionList,
  startPage,
  submissionPage,
  unitPart,
  postsPart,
  leadershipPart,
  documentsPart,
  evidencePage,
  evidenceFile,
  rosterPage,
  newStaffPage,
  staffPage,
  importPage,
  rebasePage,
  reasonPage,
  checkPage,
  signPage,
  examinePage,
  reviewPage,
  returnPage,
  recallPage,
  cancelPage,
];
