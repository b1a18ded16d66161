// Sends the create request with the modules http and https. Arguments: URL, body file, CA file. Prints the status,
// then the body. The body is written without a length, so it travels chunked.
import { readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';

const [url, bodyFile, caFile] = process.argv.slice(2);
const { request } = url.startsWith('https:') ? https : http;
const options = {
  method: 'POST',
  headers: { 'Brand-URL': 'text', 'Auth-Key': 'text', 'Content-Type': 'application/json', Accept: '*/*' },
  ca: readFileSync(caFile),
  timeout: 30_000,
};
const exchange = request(url, options, (answer) => {
  process.stdout.write(`${answer.statusCode}\n`);
  answer.pipe(process.stdout);
});
exchange.on('timeout', () => exchange.destroy(new Error('no answer within 30 s')));
const body = readFileSync(bodyFile);
exchange.write(body.subarray(0, 40));
exchange.end(body.subarray(40));
