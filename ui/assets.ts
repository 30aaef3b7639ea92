import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** Where the files stand that a page loads, by the source each is made of, e.g. `ui/styles.css` → `/assets/styles-1A2B.css`. */
export type AssetUrl = (source: string) => string;

/** Addresses from the manifest that stands beside the built files; throws for a source that was not built. */
export const assetUrls =
  (manifest: Readonly<Record<string, string>>): AssetUrl =>
  (source) => {
    const name = manifest[source];
    if (!name) throw new Error(`No asset was built from ${source}`);
    return `/assets/${name}`;
  };

const AssetContext = createContext<AssetUrl>((source) => `/assets/${source}`);
export const AssetProvider = AssetContext.Provider;
export const useAssetUrl = (): AssetUrl => useContext(AssetContext);
