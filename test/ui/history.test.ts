import { h } from 'preact';
import { describe, expect, it } from 'vitest';
import { History } from '#console/submission/history.tsx';
import { frameOf } from '#test/ui/guide.tsx';
import { type File, officers, openFile, returning, system } from '#test/workflow/desk.ts';
import { renderPage } from '#ui/page.tsx';

const { entry, taskForce, group } = officers;

/** What of a history is struck through, by whom. */
function voidedIn({ history }: File): string[] {
  const body = h(History, { events: history });
  const html = renderPage(
    frameOf('zh', (source) => source),
    { title: '申报', body },
  );
  return [...html.matchAll(/<del>(.*?)<\/del>/g)].map(([, text = '']) => text.replaceAll(/<[^>]*>/g, ''));
}

describe('The history of a submission', () => {
  it('strikes nothing through while every word stands', () => {
    expect(voidedIn(openFile().upTo('published'))).toEqual([]);
  });

  it('strikes through every signature and verdict that a return has voided', () => {
    expect(voidedIn(openFile().upTo('reviewing').must(taskForce, returning()))).toHaveLength(4);
  });

  it('strikes through an approval that could not be published', () => {
    const file = openFile().upTo('approving');
    file.must(group, { kind: 'approve', batch: 'batch-1', digest: 'draft-0' });
    file.must(system, { kind: 'moveBase', reason: '审定期间另有公开' });
    const voided = voidedIn(file);
    expect(voided).toHaveLength(7);
    expect(voided.at(-1)).toContain('领导小组审定');
  });

  it('leaves what was given after the change standing', () => {
    const file = openFile().upTo('approving');
    file.must(group, { kind: 'approve', batch: 'batch-1', digest: 'draft-0' });
    file.must(system, { kind: 'moveBase', reason: '审定期间另有公开' });
    const base = { release: 2, digest: 'newer' };
    file.must(entry, { kind: 'rebase', base, upon: 'newer', document: 'merged', was: 'draft-0' }).upTo('published');
    expect(voidedIn(file)).toHaveLength(7);
  });
});
