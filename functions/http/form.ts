import type { Request } from '#functions/http/answer.ts';
import { HttpProblem } from '#functions/http/problem.ts';

/** What forms are sent as: text alone, or with files. */
const formTypes = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i;
/** Most fields of one form. */
const MOST_FIELDS = 20_000;

/** The fields and files of a posted form. Throws 400 or 415 for what is none; its size is bounded by API Gateway. */
export async function formOf({ headers, body = '', isBase64Encoded }: Request): Promise<FormData> {
  const type = headers['content-type'] ?? '';
  if (!formTypes.test(type))
    throw new HttpProblem({
      title: '不是表单 · Not a form',
      status: 415,
      detail: '请从页面提交 · Send the form from its page',
    });
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData().catch(() => undefined);
  if (!form || [...form.keys()].length > MOST_FIELDS)
    throw new HttpProblem({
      title: '表单无法读取 · The form cannot be read',
      status: 400,
      detail: '请返回页面重新提交 · Go back to the page and send it again',
    });
  return form;
}
