/** Reads from the JSON API; a problem becomes an Error whose message can be shown. */
export async function read(path) {
  return (await get(path, { headers: { accept: 'application/json' } })).json();
}

export async function readText(path) {
  return (await get(path)).text();
}

/** A 401 asks the shell for the page where one signs in. */
async function get(path, options) {
  const response = await fetch(path, options);
  if (response.ok) return response;
  if (response.status === 401) dispatchEvent(new CustomEvent('plumbline-sign-in'));
  throw await problemOf(response);
}

async function problemOf(response) {
  const problem = await response.json().catch(() => ({ title: response.statusText, detail: '' }));
  const error = new Error([problem.title, problem.detail].filter(Boolean).join('. '));
  error.status = response.status;
  return error;
}

/** Whether this reporter asks for a token, and whether this browser gave it. */
export async function session() {
  return (await fetch('/session')).json();
}

/** Changes the operator's token into a cookie that only the server reads. */
export async function signIn(token) {
  const response = await fetch('/session',
    { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ token }) });
  if (!response.ok) throw await problemOf(response);
}

export async function signOut() {
  await fetch('/session', { method: 'DELETE' });
}

/**
 * Follows live events after one that is known. The browser connects again by itself and says which
 * event it saw last; `state` is told 'live' or 'waiting'. A browser has six connections to a server for all its
 * tabs together, so that a tab that nobody sees gives its own back; it reads what it missed when it is seen again.
 */
export function follow({ review = '', after = 0, kinds, onEvent, onState }) {
  let last = Number(after);
  let source = null;

  const hear = (kind, message) => {
    const id = Number(message.lastEventId);
    if (id <= last) return;
    last = id;
    const { review: from, event } = JSON.parse(message.data);
    onEvent(kind, event, from);
  };
  const open = () => {
    const query = new URLSearchParams({ after: String(last), kinds: kinds.join(',') });
    if (review) query.set('review', review);
    source = new EventSource(`/events?${query}`);
    for (const kind of kinds) source.addEventListener(kind, message => hear(kind, message));
    source.onopen = () => onState?.('live');
    source.onerror = () => onState?.('waiting');
  };
  const close = () => { source?.close(); source = null; };
  const seen = () => { if (document.hidden) close(); else if (!source) open(); };

  document.addEventListener('visibilitychange', seen);
  seen();
  return () => { document.removeEventListener('visibilitychange', seen); close(); };
}
