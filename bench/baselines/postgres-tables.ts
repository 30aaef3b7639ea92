import pg from 'pg';
import { type County, jurisdiction } from '../data.ts';
import { connection } from './postgres.ts';

/**
 * Tables as one would make them for these questions: a row a unit and a row a person, an index for each order in which
 * pages are read. What is nested stays JSON as text, which is the cheapest to send.
 */
const schema = `
  create table unit (
    id text primary key,
    jurisdiction text not null,
    name text not null,
    row json not null,
    page json not null
  );
  create unique index on unit (jurisdiction, id);
  create table staff (
    id text not null,
    unit text not null references unit,
    jurisdiction text not null,
    name text not null,
    sex text, department text, post text, level text,
    type text not null,
    status text not null,
    since text,
    head boolean not null,
    primary key (unit, id)
  );
  create index on staff (jurisdiction, name, unit, id);
  create table import (id serial primary key, made timestamptz not null default now());
  create table import_row (
    import int not null references import,
    sheet text not null,
    row int not null,
    cells json not null,
    primary key (import, sheet, row)
  );`;

/** Creates the tables and fills them with the county. */
export async function fillPostgres(socket: string, { units, pages, staff }: County): Promise<void> {
  const client = new pg.Client(connection(socket));
  await client.connect();
  try {
    await client.query(schema);
    const unitRows = units.map((row, i) => ({ id: row.id, jurisdiction, name: row.name, row, page: pages[i] }));
    await client.query('insert into unit select * from json_populate_recordset(null::unit, $1)', [
      JSON.stringify(unitRows),
    ]);
    const staffRows = staff.map(({ unit, ...person }) => ({ ...person, unit: unit.id, jurisdiction }));
    await client.query('insert into staff select * from json_populate_recordset(null::staff, $1)', [
      JSON.stringify(staffRows),
    ]);
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}
