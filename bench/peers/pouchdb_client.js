// A PouchDB that does what stdin asks and says what it cost: one JSON list in, one JSON value out.
const readline = require('readline');
const fs = require('fs');
const http = require('http');
const PouchDB = require('pouchdb');
const folder = process.argv[2];
const agent = new http.Agent({ keepAlive: true });
const local = new PouchDB(folder + '/village');
const MOST_MS = 420 * 1000;
const acts = {
  async record(path) {
    const lines = fs.readFileSync(path, 'utf8').split('\n').filter((line) => line.trim());
    await local.bulkDocs(lines.map((line, at) => ({ ...JSON.parse(line), _id: 'case' + String(at).padStart(8, '0') })));
    return lines.length;
  },
  async change(count) {
    for (let at = 0; at < count; at++) {
      const doc = await local.get('case' + String(at).padStart(8, '0'));
      await local.put({ ...doc, answers: { ...doc.answers, '/data/income_year': '1200' } });
    }
    return count;
  },
  async exchange(url) {
    const remote = new PouchDB(url, { skip_setup: false, fetch: (at, options) => PouchDB.fetch(at, { ...options, agent }) });
    const before = process.cpuUsage(), begun = Date.now();
    let finished = false, tries = 0;
    while (!finished && Date.now() - begun < MOST_MS) {
      tries += 1;
      try {
        const said = await Promise.race([
          local.replicate.to(remote), new Promise((_, no) => setTimeout(() => no(new Error('late')), MOST_MS).unref())]);
        finished = said.ok;
      } catch (error) {
        await new Promise((go) => setTimeout(go, 500));
      }
    }
    const used = process.cpuUsage(before);
    return { finished, tries, seconds: (Date.now() - begun) / 1000, client_cpu_s: (used.user + used.system) / 1e6,
             client_peak_mb: Math.round(process.resourceUsage().maxRSS / 1024) };
  },
};
readline.createInterface({ input: process.stdin }).on('line', async (line) => {
  const [name, ...given] = JSON.parse(line);
  console.log(JSON.stringify(await acts[name](...given)));
}).on('close', () => process.exit(0));
