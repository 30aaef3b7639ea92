// A runtime in a process of its own, so that a test can kill it. Arguments: assembly, data folder, port.
import { startRuntime } from '#local/runtime.ts';

const [assembly = '', dataDir = '', port = '0'] = process.argv.slice(2);
const { url, endpoints, tables } = await startRuntime({ assembly, dataDir, port: Number(port) });
process.stdout.write(`${JSON.stringify({ url, endpoints, tables })}\n`);
