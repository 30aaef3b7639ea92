import type { ComponentChildren } from 'preact';
import { useAssetUrl } from '#ui/assets.ts';

type Props = {
  /** Its source, e.g. `console/islands/examination.tsx`. */
  source: `${string}/islands/${string}.tsx`;
  /** Handed over as JSON. */
  props: Readonly<Record<string, unknown>>;
  /** The whole journey without scripts; the island takes its place. */
  children: ComponentChildren;
};

/** A part of a page that a script makes better. What it replaces is complete by itself. */
export function Island({ source, props, children }: Props) {
  const url = useAssetUrl();
  return (
    <>
      <div data-island={source} data-props={JSON.stringify(props)}>
        {children}
      </div>
      <script type="module" src={url(source)} />
    </>
  );
}
