/** Stands until the pages do. */
export const handler = async () => ({
  statusCode: 503,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: '尚未开通 · Not open yet',
});
