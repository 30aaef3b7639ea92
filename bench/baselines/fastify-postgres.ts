import etag from '@fastify/etag';
import Fastify, { type FastifyInstance } from 'fastify';
import pg from 'pg';
import { CONCURRENCY } from '../settings.ts';
import { addImportRoutes } from './fastify-import.ts';
import { connection } from './postgres.ts';
import { staffCsv } from './staff-csv.ts';

export type FastifyInput = { socket: string; meta: object };

type Person = { name: string; unit: string; unit_name: string; id: string } & Record<string, unknown>;
type ListQuery = { limit: number; cursor?: string; format?: string; name?: string };

const limit = { type: 'integer', minimum: 1, maximum: 1000, default: 100 };
const cursor = { type: 'string', maxLength: 600 };
const path = (name: string) => ({ type: 'object', properties: { [name]: { type: 'string', maxLength: 40 } } });
const listQuery = (more: object) => ({
  type: 'object',
  additionalProperties: false,
  properties: { limit, cursor, format: { enum: ['json', 'csv'] }, ...more },
});

const cursorOf = (key: readonly string[]): string => Buffer.from(JSON.stringify(key)).toString('base64url');
const keyOf = (given: string | undefined, parts: number): string[] =>
  given === undefined ? Array<string>(parts).fill('') : JSON.parse(Buffer.from(given, 'base64url').toString());

const unitSql = 'select page::text as page from unit where id = $1';
const unitsSql = 'select id, row::text as row from unit where jurisdiction = $1 and id > $2 order by id limit $3';
const columns = 's.id, s.name, s.sex, s.department, s.post, s.level, s.type, s.status, s.since, s.head, s.unit';
const staffSql = `select ${columns}, u.name as unit_name from staff s join unit u on u.id = s.unit`;
const searchSql = `${staffSql} where s.jurisdiction = $1 and s.name >= $2 and s.name < $3
  and (s.name, s.unit, s.id) > ($4, $5, $6) order by s.name, s.unit, s.id limit $7`;
const rosterSql = `${staffSql} where s.unit = $1 and s.id > $2 order by s.id limit $3`;

/**
 * What one would build instead: fastify over PostgreSQL with prepared keyset queries, validated input, strong tags.
 * It answers the same rows; the envelope is a constant, which spares it a query that ours stands for.
 */
export async function fastifyApp({ socket, meta }: FastifyInput): Promise<FastifyInstance> {
  const pool = new pg.Pool({ ...connection(socket), max: CONCURRENCY });
  const app = Fastify({ bodyLimit: 10_000_000 });
  app.addHook('onClose', () => pool.end());
  await app.register(etag);
  const metaText = JSON.stringify(meta);
  const body = (data: string, next?: string) =>
    `{"data":${data},"meta":${metaText}${next === undefined ? '' : `,"next":"${next}"`}}`;

  app.get('/v1/units/:unit', { schema: { params: path('unit') } }, async (request, reply) => {
    const { unit } = request.params as { unit: string };
    const { rows } = await pool.query<{ page: string }>({ name: 'unit', text: unitSql, values: [unit] });
    if (!rows[0]) return reply.code(404).send({ title: 'Not found' });
    return reply.type('application/json').send(body(rows[0].page));
  });

  app.get('/v1/jurisdictions/:j/units', { schema: { querystring: listQuery({}) } }, async (request, reply) => {
    const { j } = request.params as { j: string };
    const query = request.query as ListQuery;
    const values = [j, ...keyOf(query.cursor, 1), query.limit + 1];
    const { rows } = await pool.query<{ id: string; row: string }>({ name: 'units', text: unitsSql, values });
    const page = rows.slice(0, query.limit);
    const next = rows.length > page.length ? cursorOf([page.at(-1)?.id ?? '']) : undefined;
    return reply.type('application/json').send(body(`[${page.map((r) => r.row).join(',')}]`, next));
  });

  const name = { type: 'string', minLength: 1, maxLength: 50 };
  const searchSchema = { querystring: { ...listQuery({ name }), required: ['name'] } };
  app.get('/v1/jurisdictions/:j/staff', { schema: searchSchema }, async (request, reply) => {
    const { j } = request.params as { j: string };
    const query = request.query as ListQuery;
    const from = query.name ?? '';
    const values = [j, from, `${from}\u{10FFFF}`, ...keyOf(query.cursor, 3), query.limit + 1];
    const { rows } = await pool.query<Person>({ name: 'search', text: searchSql, values });
    const page = rows.slice(0, query.limit);
    const last = page.at(-1);
    const next = last && rows.length > page.length ? cursorOf([last.name, last.unit, last.id]) : undefined;
    return reply.type('application/json').send(body(JSON.stringify(page.map(personOf)), next));
  });

  app.get('/v1/units/:unit/staff', { schema: { querystring: listQuery({}) } }, async (request, reply) => {
    const { unit } = request.params as { unit: string };
    const query = request.query as ListQuery;
    const values = [unit, ...keyOf(query.cursor, 1), query.limit];
    const { rows } = await pool.query<Person>({ name: 'roster', text: rosterSql, values });
    const people = rows.map(personOf);
    if (query.format === 'csv') return reply.type('text/csv; charset=utf-8').send(staffCsv(people));
    return reply.type('application/json').send(body(JSON.stringify(people)));
  });

  addImportRoutes(app, pool);
  return app;
}

/** A row as the API shows it: what is not known is left out. */
function personOf({ unit, unit_name, ...person }: Person): Record<string, unknown> {
  const known: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(person)) if (value !== null) known[field] = value;
  known.unit = { id: unit, name: unit_name };
  return known;
}
