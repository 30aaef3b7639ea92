import type { Label } from '#core/codes/code-list.ts';
import type { Change } from '#core/diff.ts';
import type { Finding } from '#core/import/findings.ts';
import type { Digest } from '#core/model.ts';

/** What the wizard is told after it has sent a roster. */
export type RosterAnswer =
  /** What would change; nothing is written. */
  | { kind: 'planned'; changes: { op: Change['op']; person: boolean; text: Label }[]; warnings: Finding[] }
  | { kind: 'imported'; to: string }
  | { kind: 'rejected'; errors: Finding[]; left: number }
  /** Somebody else changed the same; `standing` is the draft with their change. */
  | { kind: 'conflict'; standing: Digest; names: string[] }
  | { kind: 'refused'; messages: Label[] };
