// Reads EPUBs as a person would, in foliate-js on a phone's screen: read.js
// BOOK... Every chapter opens, every line of the contents leads to its heading,
// every kind of link to a note opens that note. NODE_PATH leads to foliate-js
// and puppeteer, PUPPETEER_EXECUTABLE_PATH to a Chromium.
'use strict';

const fs = require('fs');
const http = require('http');
const path = require('path');
const puppeteer = require('puppeteer');

const engine = path.dirname(require.resolve('foliate-js/view.js'));
const types = { '.js': 'text/javascript', '.epub': 'application/epub+zip', '.html': 'text/html' };

// serve gives the engine, the books by number, and an empty page to read in.
function serve(books) {
  return http.createServer((request, response) => {
    const name = decodeURIComponent(request.url);
    response.setHeader('content-type', types[path.extname(name)] ?? 'text/html');
    if (name === '/') return response.end('<!doctype html><link rel="icon" href="data:,"><title>Reader</title><style>foliate-view { position: fixed; inset: 0 }</style>');
    const book = /^\/(\d+)\.epub$/.exec(name);
    const file = book ? books[book[1]] : path.join(engine, path.normalize(name));
    fs.createReadStream(file).on('error', () => response.writeHead(404).end()).pipe(response);
  });
}

// read runs in the browser. It gives what is wrong with a book, and counts.
async function read(url) {
  const faults = [];
  const counts = { chapters: 0, entries: 0, notes: 0 };
  await import('/view.js');
  const { FootnoteHandler } = await import('/footnotes.js');
  const view = document.createElement('foliate-view');
  document.body.append(view);
  await view.open(url);

  const shown = () => view.renderer.getContents()[0]?.doc;
  for (const [i, section] of view.book.sections.entries()) {
    await view.goTo(i);
    const body = shown()?.body;
    if (!body?.textContent.trim() && !body?.querySelector('img')) faults.push(`${section.id} opens empty`);
    for (const img of body?.querySelectorAll('img') ?? []) {
      await img.decode().catch(() => faults.push(`${section.id}: ${img.alt} is no picture`));
    }
    counts.chapters++;
  }

  // A heading is on the screen when its box is within the width of a page.
  const onScreen = (e) => {
    const frame = e.ownerDocument.defaultView.frameElement.getBoundingClientRect();
    const box = e.getClientRects()[0];
    const left = frame.left + box.left;
    return left > -1 && left < innerWidth;
  };
  const follow = async (entries) => {
    for (const e of entries ?? []) {
      const { anchor } = await view.goTo(e.href);
      const target = anchor(shown());
      const heading = target?.matches?.('section') ? target.querySelector('h1, h2, h3, h4, h5, h6') : target;
      if (!heading || heading.nodeType && !onScreen(heading)) faults.push(`${e.label} does not lead to its place`);
      counts.entries++;
      await follow(e.subitems);
    }
  };
  await follow(view.book.toc);

  const notes = new FootnoteHandler();
  notes.addEventListener('before-render', (e) => document.body.append(e.detail.view));
  view.addEventListener('link', (e) => notes.handle(view.book, e)?.catch((err) => faults.push(`a note: ${err}`)));
  const popped = () => new Promise((resolve) => {
    notes.addEventListener('render', (e) => resolve(e.detail), { once: true });
    setTimeout(() => resolve(null), 5000);
  });
  for (const [i, section] of view.book.sections.entries()) {
    await view.goTo(i);
    const call = shown().querySelector('a[role=doc-noteref]');
    if (!call) continue;
    const note = popped();
    call.click();
    const detail = await note;
    const text = detail?.view.renderer.getContents()[0].doc.body.textContent.trim();
    if (!text || detail.type !== 'footnote' || !detail.hidden) faults.push(`${section.id}: the note ${call.textContent} does not pop up`);
    counts.notes++;
  }
  return { faults, counts };
}

async function main(books) {
  const server = serve(books).listen(0);
  const browser = await puppeteer.launch({ args: ['--no-sandbox'] });
  let bad = false;
  try {
    for (const [i, book] of books.entries()) {
      const page = await browser.newPage();
      const said = [];
      page.on('pageerror', (err) => said.push(String(err)));
      page.on('console', (m) => m.type() === 'error' && said.push(m.text()));
      await page.setViewport({ width: 390, height: 844 });
      await page.goto(`http://localhost:${server.address().port}/`);
      const { faults, counts } = await page.evaluate(read, `/${i}.epub`);
      for (const line of faults.concat(said)) console.log(`${path.basename(book)}: ${line}`);
      console.log(`${path.basename(book)}: ${counts.chapters} chapters, ${counts.entries} entries, ${counts.notes} notes`);
      bad ||= faults.length + said.length > 0;
      await page.close();
    }
  } finally {
    await browser.close();
    server.close();
  }
  process.exit(bad ? 1 : 0);
}

main(process.argv.slice(2)).catch((err) => {
  console.error(err);
  process.exit(2);
});
