// Sends the create request with fetch. Arguments: URL, body file, CA file. Prints the status, then the body.
// fetch takes no certificates of its own: NODE_EXTRA_CA_CERTS has to name the CA file when the program starts.
import { readFileSync } from 'node:fs';

const [url, bodyFile] = process.argv.slice(2);
const answer = await fetch(url, {
  method: 'POST',
  headers: { 'Brand-URL': 'text', 'Auth-Key': 'text', 'Content-Type': 'application/json', Accept: '*/*' },
  body: readFileSync(bodyFile),
  signal: AbortSignal.timeout(30_000),
});
process.stdout.write(`${answer.status}\n${await answer.text()}`);
