// Whatever another extension is told of pages and requests, with the permissions that tell most.
const api = globalThis.browser ?? globalThis.chrome;
const seen = new Set();
const before = api.storage.local.get('seen').then(({ seen: kept = [] }) => {
  for (const line of kept) seen.add(line); // of a worker that was stopped
});

/** A line for each address or title, with who has told it. */
async function note(by, texts) {
  await before;
  for (const text of texts) if (text) seen.add(`${by} ${text}`);
  await api.storage.local.set({ seen: [...seen] });
}

const ofTab = (tab) => [tab?.url, tab?.pendingUrl, tab?.title];
api.tabs.onCreated.addListener((tab) => void note('tabs', ofTab(tab)));
api.tabs.onUpdated.addListener(
  (_, change, tab) => void note('tabs', [...ofTab(change), ...ofTab(tab)]),
);
api.history.onVisited.addListener(({ url, title }) => void note('history', [url, title]));
for (const event of [
  'onBeforeNavigate',
  'onCommitted',
  'onCompleted',
  'onHistoryStateUpdated',
  'onReferenceFragmentUpdated',
])
  api.webNavigation[event].addListener(({ url }) => void note('webNavigation', [url]));

const ofRequest = ({ url, originUrl, documentUrl, initiator }) => [
  url,
  originUrl,
  documentUrl,
  initiator,
];
const everything = { urls: ['<all_urls>'] };
api.webRequest.onBeforeRequest.addListener(
  (request) => void note('webRequest', ofRequest(request)),
  everything,
);
// Firefox's, which tells of requests that webRequest does not.
api.proxy.onRequest?.addListener((request) => {
  void note('proxy', ofRequest(request));
  return { type: 'direct' };
}, everything);

/** Answers a page that asks with all of it, and what there is to be seen just now. */
api.runtime.onMessage.addListener((_, __, answer) => {
  const everyTab = api.tabs.query({}).then((tabs) => note('tabs', tabs.flatMap(ofTab)));
  const all = { text: '', startTime: 0, maxResults: 100_000 };
  const everyVisit = api.history.search(all).then((items) =>
    note(
      'history',
      items.flatMap(({ url, title }) => [url, title]),
    ),
  );
  void Promise.all([everyTab, everyVisit]).then(() => answer([...seen]));
  return true;
});
