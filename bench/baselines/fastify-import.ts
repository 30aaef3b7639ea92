import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import readXlsx from 'read-excel-file/universal';
import { jurisdiction } from '../data.ts';

const rowsSql = `insert into import_row
  select $1, r.sheet, r.row, r.cells from json_to_recordset($2) as r(sheet text, row int, cells json)`;
const unitSql = `insert into unit
  select distinct on (cells->>0) cells->>0, $2, cells->>1, cells, cells from import_row
  where import = $1 and sheet = '单位' and row > 1
  on conflict (id) do update set name = excluded.name, row = excluded.row, page = excluded.page`;
const leaveSql = `delete from staff where unit in
  (select cells->>0 from import_row where import = $1 and sheet = '单位' and row > 1)`;
const staffSql = `insert into staff
  select import || '-' || row, cells->>0, $2, cells->>1, cells->>2, cells->>3, cells->>4, cells->>5, cells->>6, cells->>7,
    cells->>8, coalesce(cells->>9, '') = '是' from import_row where import = $1 and sheet = '人员' and row > 1`;

/**
 * The least an import can be: the workbook read by the same library into a table, and moved from there in one transaction.
 * It checks nothing, keeps no history and signs nothing; what ours takes above this is the price of that.
 */
export function addImportRoutes(app: FastifyInstance, pool: pg.Pool): void {
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_, body, done) => done(null, body));

  app.post('/v1/imports', async (request, reply) => {
    const bytes = new Uint8Array(request.body as Buffer);
    const sheets = await readXlsx(bytes.buffer);
    const rows = sheets.flatMap(({ sheet, data }) => data.map((cells, i) => ({ sheet, row: i + 1, cells })));
    const id = await inTransaction(pool, async (client) => {
      const made = await client.query<{ id: number }>('insert into import default values returning id');
      await client.query(rowsSql, [made.rows[0]?.id, JSON.stringify(rows)]);
      return made.rows[0]?.id;
    });
    return reply.code(201).send({ data: { id, rows: rows.length } });
  });

  app.post('/v1/imports/:id/publication', async (request) => {
    const { id } = request.params as { id: string };
    await inTransaction(pool, async (client) => {
      await client.query(unitSql, [id, jurisdiction]);
      await client.query(leaveSql, [id]);
      await client.query(staffSql, [id, jurisdiction]);
    });
    return { data: { done: true } };
  });
}

async function inTransaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}
