/** What an upload may hold, in megabytes: a body of API Gateway and Lambda holds 6 MB, which base64 makes 4.5 MB of file. */
export const UPLOAD_MEGABYTES = 4;
/** What a browser may be asked to read, where the file itself is not sent. */
export const BROWSER_MEGABYTES = 5;
