import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import {
  CallToolRequestSchema,
  type CallToolResult,
  ErrorCode,
  ListToolsRequestSchema,
  McpError,
} from '@modelcontextprotocol/sdk/types.js';
import type { Context } from 'aws-lambda';
import type { OpenDataOperation } from '#contract/requests.ts';
import type { Request } from '#functions/http/answer.ts';
import { HttpProblem } from '#functions/http/problem.ts';
import type { RouteTable } from '#functions/http/stack.ts';
import { callOf, isTool, resultOf, tools } from '#functions/mcp/tools.ts';

const instructions = [
  '县级机构编制公开数据：有哪些机关事业单位，各有多少编制、实有多少人、是谁。先用 listJurisdictions 看有哪些县，再用 listUnits 按名称找单位。',
  '每个答复都有 permalink 和 digest，引用时请一并写明；fixed 为 false 的，该网址日后给出的是当时最新的内容。数据许可 CC BY 4.0。名单中的人员信息受《个人信息保护法》保护，不得用于骚扰或画像。',
  'Open data on the public bodies of a county: posts authorised, people in post and who they are. Begin with listJurisdictions, then find',
  'units by name with listUnits. Every answer has a permalink and a digest: cite both; where `fixed` is false, that address answers with what is newest. The people named are protected by law.',
].join('\n');

/** Answers one caller by the operations of the public API; `origin` is where that stands. */
export function mcpServer(operations: () => Promise<RouteTable>, origin: string, context: Context): Server {
  const server = new Server(
    { name: 'sunshine-bianzhi', title: '阳光编制 · Sunshine Bianzhi', version: '1' },
    { capabilities: { tools: {} }, instructions },
  );
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params: { name, arguments: given = {} } }) => {
    if (!isTool(name)) throw new McpError(ErrorCode.InvalidParams, `没有工具 ${name} · There is no tool ${name}`);
    return called(await operations(), name, given, origin, context);
  });
  return server;
}

async function called(
  operations: RouteTable,
  operation: OpenDataOperation,
  given: Readonly<Record<string, unknown>>,
  origin: string,
  context: Context,
): Promise<CallToolResult> {
  const call = callOf(operation, given);
  const useCase = operations[call.routeKey];
  if (!useCase) throw new Error(`Nothing answers ${call.routeKey}`);
  try {
    const request = { ...call, headers: {}, requestContext: { http: { method: 'GET' } } } as unknown as Request;
    const { body } = await useCase(request, context);
    return resultOf(operation, call, body.toString(), { origin, now: new Date().toISOString() });
  } catch (error) {
    if (error instanceof HttpProblem) return refused(error);
    throw error;
  }
}

/** A problem as whoever asked can mend it: what is wrong, field by field. */
function refused({ problem: { title, detail, errors = [] } }: HttpProblem): CallToolResult {
  const lines = [title, ...(detail ? [detail] : []), ...errors.map(({ name, message }) => `${name}: ${message}`)];
  return { isError: true, content: [{ type: 'text', text: lines.join('\n') }] };
}
