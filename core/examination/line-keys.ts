import type { EstablishmentType, LeadershipPost } from '#core/codes/lists.ts';

/** Keys of the lines of an examination: verdicts, findings and objections name them. */
export const lineKey = {
  unit: (field: 'name' | 'category' | 'level' | 'funding' | 'duties' | 'internalUnits') => `unit/${field}`,
  posts: (type: EstablishmentType) => `posts/${type}`,
  inPost: (type: EstablishmentType) => `inPost/${type}`,
  listedApart: (type: EstablishmentType) => `listedApart/${type}`,
  leadershipPosts: (post: LeadershipPost) => `leadershipPosts/${post}`,
  leadersInPost: (post: LeadershipPost) => `leadersInPost/${post}`,
  staff: 'staff',
  person: (id: string) => `staff/${id}`,
} as const;
