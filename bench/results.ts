import type { ColdStart } from './cases/cold-start.ts';
import type { HandlerFigures } from './cases/handlers.ts';
import type { HttpFigures } from './cases/http.ts';
import type { PublishingFigures } from './cases/publishing.ts';
import type { ContenderName } from './contenders.ts';

/** The raw figures of one run: rates a second, times in milliseconds. */
export type Results = {
  at: string;
  /** Too short to be quoted. */
  quick: boolean;
  machine: { cores: number; node: string };
  versions: Partial<Record<ContenderName | 'postgres', string>>;
  data: { units: number; published: number; people: number; equalAnswers: number };
  concurrency: number;
  missing: string[];
  http: HttpFigures;
  handlers: HandlerFigures;
  coldStarts: ColdStart[];
  publishing: PublishingFigures;
};
