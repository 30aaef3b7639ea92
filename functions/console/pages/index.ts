import { home } from '#functions/console/pages/home.tsx';
import type { Section } from '#functions/console/router.ts';

/** Every page of the console. A section is loaded by the first who asks for one of its pages, not with every cold start. */
export const consoleSections: readonly Section[] = [
  {
    begins: '/console/submissions',
    pages: async () => (await import('#functions/console/pages/submission-pages.ts')).submissionPages,
  },
  {
    begins: '/console/notices',
    pages: async () => {
      const { noticeList, noticePage } = await import('#functions/console/pages/notices.tsx');
      return [noticeList, noticePage];
    },
  },
  {
    begins: '/console/meetings',
    pages: async () => {
      const { meetingList, meetingPage } = await import('#functions/console/pages/meetings.tsx');
      return [meetingList, meetingPage];
    },
  },
  {
    begins: '/console/batches',
    pages: async () => {
      const { batchList, batchPage } = await import('#functions/console/pages/batches.tsx');
      return [batchList, batchPage];
    },
  },
  {
    begins: '/console/mandates',
    pages: async () => {
      const { mandateList, mandatePage } = await import('#functions/console/pages/mandates.tsx');
      return [mandateList, mandatePage];
    },
  },
  {
    begins: '/console/people',
    pages: async () => {
      const { accountPage, newAccountPage, peopleList, rosterPage } = await import(
        '#functions/console/pages/people.tsx'
      );
      const { handOverPage } = await import('#functions/console/pages/hand-over.tsx');
      const { standInPage } = await import('#functions/console/pages/stand-in.tsx');
      return [peopleList, newAccountPage, rosterPage, handOverPage, standInPage, accountPage];
    },
  },
  {
    begins: '/console/settings',
    pages: async () => {
      const { dictionaryPage, settingPage, settingsList } = await import('#functions/console/pages/settings.tsx');
      return [settingsList, dictionaryPage, settingPage];
    },
  },
  {
    begins: '/console/policies',
    pages: async () => {
      const { policyList, policyPage } = await import('#functions/console/pages/policies.tsx');
      return [policyList, policyPage];
    },
  },
  {
    begins: '/console/audit',
    pages: async () => [(await import('#functions/console/pages/audit.tsx')).auditPage],
  },
  {
    begins: '/console/units',
    pages: async () => {
      const { unitList, unitPage } = await import('#functions/console/pages/units.tsx');
      const { registrationPage } = await import('#functions/console/pages/registration.tsx');
      const { takeDownPage } = await import('#functions/console/pages/takedowns.tsx');
      return [unitList, unitPage, registrationPage, takeDownPage];
    },
  },
  {
    begins: '/console/check-backs',
    pages: async () => {
      const { checkBackList, checkBackPage } = await import('#functions/console/pages/check-backs.tsx');
      return [checkBackList, checkBackPage];
    },
  },
  {
    begins: '/console/takedowns',
    pages: async () => [(await import('#functions/console/pages/takedowns.tsx')).takedownPage],
  },
  { begins: '/console', pages: async () => [home] },
];
