const texts = { type: ['string', 'null'] } as const;
const sources = {
  type: 'array',
  items: { type: 'object', required: ['url'], properties: { url: { type: 'string' } } },
} as const;

/** What the Popolo specification asks of the four classes used here, and no property that they do not have (popoloproject.com/specs). */
export const popoloSchema = {
  type: 'object',
  required: ['organizations', 'posts', 'persons', 'memberships'],
  properties: {
    organizations: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['id', 'name'],
        properties: {
          id: { type: 'string' },
          name: { type: 'string' },
          classification: texts,
          parent_id: { type: ['string', 'null'] },
          sources,
        },
      },
    },
    posts: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['id', 'label', 'organization_id'],
        properties: { id: { type: 'string' }, label: { type: 'string' }, organization_id: { type: 'string' } },
      },
    },
    persons: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['id', 'name'],
        properties: { id: { type: 'string' }, name: { type: 'string' }, gender: texts },
      },
    },
    memberships: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['person_id', 'organization_id'],
        properties: {
          person_id: { type: 'string' },
          organization_id: { type: 'string' },
          role: texts,
          start_date: { type: 'string', pattern: '^[0-9]{4}(-[0-9]{2}){0,2}$' },
        },
      },
    },
  },
} as const;
