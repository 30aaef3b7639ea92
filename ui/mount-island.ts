import { type ComponentType, h, render } from 'preact';

/** Puts a component in the place of every fallback of its island; called by the island's own file, in the browser. */
export function mountIsland<P extends object>(source: string, component: ComponentType<P>): void {
  for (const place of document.querySelectorAll<HTMLElement>('[data-island]')) {
    if (place.dataset.island !== source) continue;
    const props: P = JSON.parse(place.dataset.props ?? '{}');
    place.replaceChildren();
    render(h(component, props), place);
  }
}
