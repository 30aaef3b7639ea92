import type { Adapter, AdapterPayload } from 'oidc-provider';

type Kept = { payload: AdapterPayload; until: number };

/** Sessions and codes of the identity provider, in memory: whoever was being signed in at a restart begins again. */
export function providerStorage(now: () => number = Date.now): (kind: string) => Adapter {
  const kept = new Map<string, Kept>();

  const live = (key: string): AdapterPayload | undefined => {
    const found = kept.get(key);
    if (found && found.until <= now()) kept.delete(key);
    return found && found.until > now() ? found.payload : undefined;
  };
  const where = (kind: string, matches: (payload: AdapterPayload) => boolean): string[] =>
    [...kept].filter(([key, { payload }]) => key.startsWith(`${kind}#`) && matches(payload)).map(([key]) => key);

  return (kind) => {
    const keyOf = (id: string) => `${kind}#${id}`;
    return {
      upsert: async (id, payload, expiresIn) => {
        // What has expired is swept out when something new comes in.
        for (const key of kept.keys()) live(key);
        kept.set(keyOf(id), {
          payload,
          until: expiresIn === undefined ? Number.POSITIVE_INFINITY : now() + expiresIn * 1000,
        });
      },
      find: async (id) => live(keyOf(id)),
      findByUid: async (uid) =>
        where(kind, (payload) => payload.uid === uid)
          .map(live)
          .find(Boolean),
      findByUserCode: async () => undefined,
      consume: async (id) => {
        const payload = live(keyOf(id));
        if (payload) payload.consumed = Math.floor(now() / 1000);
      },
      destroy: async (id) => void kept.delete(keyOf(id)),
      revokeByGrantId: async (grantId) => {
        for (const key of where(kind, (payload) => payload.grantId === grantId)) kept.delete(key);
      },
    };
  };
}
