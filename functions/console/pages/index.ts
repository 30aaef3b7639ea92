import { batchList, batchPage } from '#functions/console/pages/batches.tsx';
import { checkPage, reasonPage } from '#functions/console/pages/check.tsx';
import { examinePage, reviewPage } from '#functions/console/pages/examine.tsx';
import { home } from '#functions/console/pages/home.tsx';
import { mandateList, mandatePage } from '#functions/console/pages/mandates.tsx';
import { meetingList, meetingPage } from '#functions/console/pages/meetings.tsx';
import { noticeList, noticePage } from '#functions/console/pages/notices.tsx';
import { documentsPart, leadershipPart, postsPart, unitPart } from '#functions/console/pages/parts.tsx';
import { returnPage } from '#functions/console/pages/return.tsx';
import { signPage } from '#functions/console/pages/sign.tsx';
import { newStaffPage, rosterPage, staffPage } from '#functions/console/pages/staff.tsx';
import { submissionPage } from '#functions/console/pages/submission.tsx';
import { startPage, submissionList } from '#functions/console/pages/submissions.tsx';
import { takeDownPage, takedownPage, unitPage } from '#functions/console/pages/units.tsx';
import { cancelPage, recallPage } from '#functions/console/pages/withdraw.tsx';
import type { ConsoleRoute } from '#functions/console/visit.ts';

/** Every page of the console. The first that fits an address is the one: what is named stands before what is numbered. */
export const consoleRoutes: readonly ConsoleRoute[] = [
  home,
  submissionList,
  startPage,
  submissionPage,
  unitPart,
  postsPart,
  leadershipPart,
  documentsPart,
  rosterPage,
  newStaffPage,
  staffPage,
  reasonPage,
  checkPage,
  signPage,
  examinePage,
  reviewPage,
  returnPage,
  recallPage,
  cancelPage,
  noticeList,
  noticePage,
  meetingList,
  meetingPage,
  batchList,
  batchPage,
  mandateList,
  mandatePage,
  unitPage,
  takeDownPage,
  takedownPage,
];
