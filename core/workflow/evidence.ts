import { digestOf } from '#core/digest.ts';
import type { FileType } from '#core/file-type.ts';
import type { Digest } from '#core/model.ts';
import type { Submission } from '#core/workflow/model.ts';
import { type Refusal, refusal } from '#core/workflow/refusal.ts';

/** 附件: a file by which a unit proves what it reports. Seen by whoever may see the submission, never public. */
export type Evidence = {
  /** Of the file; within a submission its name. */
  digest: Digest;
  bytes: number;
  type: FileType;
  title: string;
  /** 文号, where it is a document that has one. */
  number: string | null;
};

/** Most files of one submission. */
export const MOST_EVIDENCE = 10;

/** The files of a submission; those of an earlier version of this system have none. */
export const evidenceOf = ({ evidence = [] }: Pick<Submission, 'evidence'>): readonly Evidence[] => evidence;

/** The files that whoever looks at a submission has seen; null where there are none. */
export const evidenceDigest = (submission: Pick<Submission, 'evidence'>): Digest | null => {
  const files = evidenceOf(submission).map(({ digest }) => digest);
  return files.length > 0 ? digestOf([...files].sort()) : null;
};

/** Refused when files have come or gone since they were looked at; a caller that showed none names none. */
export function sameEvidence(submission: Submission, seen: Digest | null | undefined): Refusal[] {
  if (seen === undefined || seen === evidenceDigest(submission)) return [];
  return [
    refusal(
      'documentChanged',
      '您查看之后附件已有增减，请重新核对后再办理',
      'Files have been attached or taken away since you looked; look again, then act',
    ),
  ];
}

/** Why a file may not be attached: every reason. */
export function attachRefusals(submission: Submission, { digest }: Evidence): Refusal[] {
  const attached = evidenceOf(submission);
  return [
    ...(attached.some((one) => one.digest === digest)
      ? [refusal('fileInvalid', '这个文件已经附上', 'This file is attached already', 'file')]
      : []),
    ...(attached.length >= MOST_EVIDENCE
      ? [
          refusal(
            'fileInvalid',
            `最多附 ${MOST_EVIDENCE} 个文件，请合并后再附`,
            `At most ${MOST_EVIDENCE} files: join some of them`,
            'file',
          ),
        ]
      : []),
  ];
}
