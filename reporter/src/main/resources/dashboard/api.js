/** Reads from the JSON API; a problem becomes an Error whose message can be shown. */
export async function read(path) {
  const response = await fetch(path, { headers: { accept: 'application/json' } });
  if (response.ok) return response.json();
  const problem = await response.json().catch(() => ({ title: response.statusText, detail: '' }));
  const error = new Error([problem.title, problem.detail].filter(Boolean).join('. '));
  error.status = response.status;
  throw error;
}

export async function readText(path) {
  const response = await fetch(path);
  if (!response.ok) throw new Error(response.statusText);
  return response.text();
}

/**
 * Follows live events after one that is known. The browser connects again by itself and says which
 * event it saw last; `state` is told 'live' or 'waiting'.
 */
export function follow({ review = '', after = 0, kinds, onEvent, onState }) {
  const query = new URLSearchParams({ after: String(after) });
  if (review) query.set('review', review);
  const source = new EventSource(`/events?${query}`);
  let last = Number(after);
  for (const kind of kinds) {
    source.addEventListener(kind, message => {
      const id = Number(message.lastEventId);
      if (id <= last) return;
      last = id;
      const { review: from, event } = JSON.parse(message.data);
      onEvent(kind, event, from);
    });
  }
  source.onopen = () => onState?.('live');
  source.onerror = () => onState?.('waiting');
  return () => source.close();
}
