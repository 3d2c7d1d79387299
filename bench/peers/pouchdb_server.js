// express-pouchdb on a free port of this machine; its data under the folder of the first argument.
const PouchDB = require('pouchdb');
const express = require('express');
const Kept = PouchDB.defaults({ prefix: process.argv[2] + '/' });
const app = express();
app.use('/', require('express-pouchdb')(Kept, { logPath: process.argv[2] + '/log.txt', configPath: process.argv[2] + '/config.json' }));
const server = app.listen(0, '127.0.0.1', () => console.log(server.address().port));
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
