import { isWorkingDay, nextDay } from '#core/calendar.ts';
import type { Command, CommandOf } from '#core/workflow/commands.ts';

/** A submission as a clerk would keep it on paper: what stands now, without events. Written apart from the procedure it checks. */
export type Dossier = {
  order: readonly string[];
  day: string;
  at: string;
  doc: string;
  /** What it changes. */
  published: string;
  described: boolean;
  explained: boolean;
  unanswered: number;
  /** Who has stamped which step, and what lay before them. */
  stamps: Map<string, string>;
  touched: Map<string, Set<string>>;
  checked: Set<string>;
  sampled: Set<string>;
  ends: string;
  objections: Map<string, 'open' | 'upheld' | 'dismissed'>;
  batch: string;
  /** What is stapled to it. */
  stapled: Set<string>;
};

export const openDossier = (order: readonly string[], day: string, published: string, doc: string): Dossier => ({
  order,
  day,
  at: 'draft',
  doc,
  published,
  described: false,
  explained: false,
  unanswered: 0,
  stamps: new Map(),
  touched: new Map([['io', new Set(['entry'])]]),
  checked: new Set(),
  sampled: new Set(),
  ends: '',
  objections: new Map(),
  batch: '',
  stapled: new Set(),
});

/** What the rules of the examination find when somebody submits. */
export type Found = 'nothing' | 'a warning' | 'an error';
export type Asked = { who: string; command: Command; found: Found; lines: readonly string[] };

const noticeDays = 7;
const enough = (reason: string) => reason.length >= 10;

/** Carries out what is asked, or answers false and leaves everything as it is. */
export function play(d: Dossier, { who, command: c, found, lines }: Asked): boolean {
  const at = (...states: string[]) => states.includes(d.at);
  const entering = at('draft', 'returned');
  switch (c.kind) {
    case 'edit':
      if (!entering || c.was !== d.doc || !mayTouch(d, who, 'entry')) return false;
      if (c.document === d.doc) return true;
      d.doc = c.document;
      return touch(d, who, 'entry');
    case 'rebase':
      if (!entering || c.was !== d.doc || c.base.digest === d.published || !mayTouch(d, who, 'entry')) return false;
      d.doc = c.document;
      d.published = c.base.digest;
      return touch(d, who, 'entry');
    case 'attach':
      if (!entering || d.stapled.has(c.evidence.digest) || d.stapled.size >= 10 || !mayTouch(d, who, 'entry'))
        return false;
      d.stapled.add(c.evidence.digest);
      return touch(d, who, 'entry');
    case 'detach':
      if (!entering || !mayTouch(d, who, 'entry')) return false;
      return d.stapled.delete(c.digest) ? touch(d, who, 'entry') : true;
    case 'describe':
      if (!entering || !mayTouch(d, who, 'entry')) return false;
      d.described = true;
      return touch(d, who, 'entry');
    case 'explain':
      if (!entering || !mayTouch(d, who, 'entry')) return false;
      d.explained = Object.values(c.explanations).every((text) => text.trim() !== '');
      return touch(d, who, 'entry');
    case 'answer':
      if (!entering || !mayTouch(d, who, 'entry')) return false;
      d.unanswered = 0;
      return touch(d, who, 'entry');
    case 'submit':
      if (!entering || c.digest !== d.doc || d.doc === d.published || !mayTouch(d, who, 'entry')) return false;
      if (!d.described || d.unanswered > 0 || found === 'an error') return false;
      if (found === 'a warning' && !d.explained) return false;
      d.checked.clear();
      d.sampled.clear();
      enter(d, d.order[0] ?? '');
      return touch(d, who, 'entry');
    case 'recall':
      if (!at('signing:1', 'signing:2', 'signing:3') || !mayTouch(d, who, 'entry') || !enough(c.reason)) return false;
      d.stamps.clear();
      d.at = 'draft';
      return touch(d, who, 'entry');
    case 'cancel':
      if (!entering || !mayTouch(d, who, 'entry') || !enough(c.reason)) return false;
      d.at = 'cancelled';
      return touch(d, who, 'entry');
    case 'sign':
      if (!at('signing:1', 'signing:2', 'signing:3') || c.typedName !== who) return false;
      return stampAndGoOn(d, who, c.digest);
    case 'noteVerdicts':
      return at('examining') && note(d, who, 'examining', d.checked, c.verdicts);
    case 'noteSample':
      return at('reviewing') && note(d, who, 'reviewing', d.sampled, c.sample);
    case 'examine':
      if (!at('examining') || lines.some((line) => !d.checked.has(line) && !(line in c.verdicts))) return false;
      return stampAndGoOn(d, who, c.digest);
    case 'reexamine':
      if (!at('reviewing') || lines.some((line) => !d.sampled.has(line) && !(line in c.sample))) return false;
      return stampAndGoOn(d, who, c.digest);
    case 'return':
      return giveBack(d, who, c);
    case 'object':
      if (!at('notice') || d.day > d.ends) return false;
      if (!d.objections.has(c.objection.id)) d.objections.set(c.objection.id, 'open');
      return true;
    case 'extendNotice':
      if (!at('notice') || d.day > d.ends || c.ends <= d.ends || !mayTouch(d, who, 'notice')) return false;
      d.ends = c.ends;
      return touch(d, who, 'notice');
    case 'closeNotice':
      if (!at('notice') || d.day <= d.ends) return false;
      if (open(d) > 0) d.at = 'objections';
      else goOn(d, 'notice');
      return true;
    case 'decideObjection':
      return settle(d, who, c);
    case 'accept':
      if (!at('consolidated') || !mayTouch(d, who, 'consolidated')) return false;
      d.batch = c.batch;
      goOn(d, 'consolidated');
      return touch(d, who, 'consolidated');
    case 'clear':
      if (!at('approving') || c.digest !== d.doc || !mayTouch(d, who, 'secrecy')) return false;
      if (d.stamps.has('secrecy')) return true;
      d.stamps.set('secrecy', who);
      return touch(d, who, 'secrecy');
    case 'approve':
      if (!d.stamps.has('secrecy')) return false;
      if (!at('approving') || c.digest !== d.doc || c.batch !== d.batch || !mayTouch(d, who, 'approving')) return false;
      if (d.stamps.has('approving')) return true;
      d.stamps.set('approving', who);
      return touch(d, who, 'approving');
    case 'publish':
      if (!at('approving') || c.digest !== d.doc || !d.stamps.has('approving')) return false;
      d.at = 'published';
      return true;
    case 'moveBase':
      if (!at('approving')) return false;
      d.unanswered += 1;
      backToUnit(d);
      return true;
    case 'supersede':
      if (!at('published') && !at('takenDown')) return false;
      if (at('published')) d.at = 'superseded';
      return true;
    case 'takeDown':
      if (!at('published') && !at('superseded') && !at('takenDown')) return false;
      d.at = 'takenDown';
      return true;
    case 'confirmTakedown':
      return at('takenDown');
  }
}

function mayTouch(d: Dossier, who: string, step: string): boolean {
  const others = [...(d.touched.get(who) ?? [])].filter((s) => s !== step);
  const small = ['entry', 'signing:1'];
  const gathered = ['examining', 'consolidated'];
  const group = ['notice', 'approving'];
  return others.every((s) => [small, gathered, group].some((both) => both.includes(s) && both.includes(step)));
}

function touch(d: Dossier, who: string, step: string): true {
  d.touched.set(who, (d.touched.get(who) ?? new Set()).add(step));
  return true;
}

function note(d: Dossier, who: string, step: string, into: Set<string>, given: object): boolean {
  if (!mayTouch(d, who, step)) return false;
  for (const line of Object.keys(given)) into.add(line);
  return touch(d, who, step);
}

function stampAndGoOn(d: Dossier, who: string, digest: string): boolean {
  const step = d.at;
  if (digest !== d.doc || !mayTouch(d, who, step)) return false;
  d.stamps.set(step, who);
  goOn(d, step);
  return touch(d, who, step);
}

const goOn = (d: Dossier, step: string) => enter(d, d.order[d.order.indexOf(step) + 1] ?? '');

function enter(d: Dossier, step: string) {
  d.at = step;
  if (step !== 'notice') return;
  d.objections.clear();
  d.ends = d.day;
  for (let left = noticeDays; left > 0; ) {
    d.ends = nextDay(d.ends);
    if (isWorkingDay(d.ends).working) left--;
  }
}

function giveBack(d: Dossier, who: string, { reason, findings }: CommandOf<'return'>): boolean {
  const step = d.at;
  const signing = step.startsWith('signing:');
  if (!signing && !['examining', 'reviewing', 'approving'].includes(step)) return false;
  if (!mayTouch(d, who, step) || !enough(reason)) return false;
  if (step === 'examining' && findings.length === 0) return false;
  d.unanswered += signing ? findings.length : Math.max(1, findings.length);
  backToUnit(d);
  if (signing) d.at = 'draft';
  return touch(d, who, step);
}

function backToUnit(d: Dossier) {
  d.stamps.clear();
  d.batch = '';
  d.at = 'returned';
}

const open = (d: Dossier) => [...d.objections.values()].filter((o) => o === 'open').length;

function settle(d: Dossier, who: string, { objection, upheld }: CommandOf<'decideObjection'>): boolean {
  if (d.at !== 'notice' && d.at !== 'objections') return false;
  if (d.objections.get(objection) !== 'open' || !mayTouch(d, who, 'notice')) return false;
  d.objections.set(objection, upheld ? 'upheld' : 'dismissed');
  touch(d, who, 'notice');
  if (upheld) {
    d.stamps.clear();
    d.batch = '';
  }
  if (open(d) > 0) return true;
  const lost = [...d.objections.values()].filter((o) => o === 'upheld').length;
  if (lost > 0) {
    d.unanswered += lost;
    backToUnit(d);
  } else if (d.at === 'objections') goOn(d, 'notice');
  return true;
}
