// Takes EPUBs through DAISY Ace, all in one browser: ace.js BOOK...
// Prints each issue and fails when there is one. NODE_PATH leads to Ace,
// PUPPETEER_EXECUTABLE_PATH to a Chromium.
'use strict';

const fs = require('fs');
const os = require('os');
const path = require('path');
const ace = require('@daisy/ace-core');
const puppeteer = require('@daisy/ace-axe-runner-puppeteer');

require('winston').configure({ silent: true }); // Ace's log; what it finds is in its report

// Ace starts a browser for each book, which takes longer than the book.
let started;
const browser = {
  ...puppeteer,
  launch: () => (started ??= puppeteer.launch()),
  close: async () => {},
};

// issues gives a line for each assertion that failed, in any file of the book.
function issues(report) {
  return report.assertions.flatMap((file) => file.assertions.map((a) =>
    `${file['earl:testSubject'].url}: ${a['earl:test']['dct:title']}: ${a['earl:result']['dct:description']}`));
}

async function check(book, outdir) {
  const [, report] = await ace(book, { cwd: process.cwd(), outdir, doNotReportMedia: true }, browser);
  const found = issues(report);
  if (report['earl:result']['earl:outcome'] !== 'pass') found.push('outcome: ' + report['earl:result']['earl:outcome']);
  for (const line of found) console.log(`Ace: ${path.basename(book)}: ${line}`);
  return found.length;
}

async function main(books) {
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'ace-'));
  let found = 0;
  try {
    for (const book of books) found += await check(book, outdir);
  } finally {
    fs.rmSync(outdir, { recursive: true });
    if (started) await puppeteer.close();
  }
  process.exit(found ? 1 : 0);
}

main(process.argv.slice(2)).catch((err) => {
  console.error(err);
  process.exit(2);
});
