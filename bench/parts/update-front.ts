/** A process of its own: the same front as the floor's, where an Update decides instead of a transaction. */
import { Client, Connection } from '@temporalio/client';
import express from 'express';
import { ready, settings } from './part.js';
import { decide } from './update-workflow.js';

const given = settings();
const connection = await Connection.connect({ address: given.temporalAddress });
const { workflow } = new Client({ connection });
const app = express();
app.use(express.json());
app.post('/decisions/:workflowId', async (request, response) => {
  const { workflowId } = request.params;
  const decision = String(request.body.decision);
  const count = await workflow.getHandle(workflowId).executeUpdate(decide, { args: [decision] });
  response.status(201).json({ workflowId, decision, count });
});
const server = app.listen(given.port, '127.0.0.1', () =>
  ready(async () => {
    server.closeAllConnections();
    await connection.close();
  }),
);
