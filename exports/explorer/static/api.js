/* Asking the explorer's own server. */

async function answer(response) {
  if (response.ok) return response;
  let problem = `${response.status} ${response.statusText}`;
  try { problem = (await response.json()).error; } catch { /* not JSON: the status has to do */ }
  throw new Error(problem);
}

export const get = async (...parts) =>
  (await answer(await fetch(`/api/${parts.map(encodeURIComponent).join("/")}`))).json();

async function send(name, body, signal) {
  const headers = { "content-type": "application/json" };
  return answer(await fetch(`/api/${name}`, { method: "POST", headers, body: JSON.stringify(body), signal }));
}

export const post = async (name, body, signal) => (await send(name, body, signal)).json();
export const postForText = async (name, body) => (await send(name, body)).text();
