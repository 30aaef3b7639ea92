import type { CodeList } from '#core/codes/code-list.ts';
import * as lists from '#core/codes/lists.ts';
import { role } from '#core/people.ts';
import { committeeBody, committeeSeat } from '#core/settings/committees.ts';

/** Code lists whose values stand in what is published. */
export const publicLists: readonly CodeList[] = Object.values(lists).filter(
  (one): one is Exclude<typeof one, (...given: never) => unknown> => typeof one !== 'function',
);

/** 数据字典: every closed list of values there is, those of the public first, then those of the procedure. */
export const dictionary: readonly CodeList[] = [...publicLists, role, committeeBody, committeeSeat];
