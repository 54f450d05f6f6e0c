/** A process of its own: the least that could acknowledge a decision. Express, one transaction, three rows. */
import { randomUUID } from 'node:crypto';
import express from 'express';
import pg from 'pg';
import { ready, settings } from './part.js';

const given = settings();
const pool = new pg.Pool({ connectionString: given.databaseUrl, max: 16 });
await pool.query(`
  CREATE TABLE IF NOT EXISTS floor_decisions (id uuid PRIMARY KEY, task_id text NOT NULL UNIQUE, decision text NOT NULL, at timestamptz NOT NULL);
  CREATE TABLE IF NOT EXISTS floor_audit (id uuid PRIMARY KEY, task_id text NOT NULL, act text NOT NULL, facts jsonb NOT NULL, at timestamptz NOT NULL);
  CREATE TABLE IF NOT EXISTS floor_outbox (id bigserial PRIMARY KEY, task_id text NOT NULL, message jsonb NOT NULL);
`);
const app = express();
app.use(express.json());
app.post('/decisions/:taskId', async (request, response) => {
  const { taskId } = request.params;
  const decision = String(request.body.decision);
  const now = new Date().toISOString();
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('INSERT INTO floor_decisions VALUES ($1, $2, $3, $4)', [randomUUID(), taskId, decision, now]);
    const facts = JSON.stringify({ decision });
    await client.query('INSERT INTO floor_audit VALUES ($1, $2, $3, $4, $5)', [
      randomUUID(),
      taskId,
      'decide',
      facts,
      now,
    ]);
    await client.query('INSERT INTO floor_outbox (task_id, message) VALUES ($1, $2)', [taskId, facts]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
  response.status(201).json({ taskId, decision });
});
const server = app.listen(given.port, '127.0.0.1', () =>
  ready(async () => {
    server.closeAllConnections();
    await pool.end();
  }),
);
// Connections stay open between the turns.
server.keepAliveTimeout = 600_000;
