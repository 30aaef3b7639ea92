import { type Label, labelOf } from '#core/codes/code-list.ts';
import { type EstablishmentType, establishmentType, type LeadershipPost, leadershipPost } from '#core/codes/lists.ts';
import type { ExaminationInput, RuleId } from '#core/examination/findings.ts';

/** What a check has found: `subject` tells it from others of the same rule, and outlives edits that do not concern it. */
export type Found = { rule: RuleId; subject: string; line: string; message: Label };

/** A pure look at a submission by one or more rules. */
export type Check = (input: ExaminationInput) => Found[];

export const typeLabel = (type: EstablishmentType): Label => labelOf(establishmentType, type);
export const postLabel = (post: LeadershipPost): Label => labelOf(leadershipPost, post);
