// GitHub's API as far as ci/ asks it, in memory. Writes its address to one file, and all that it has and was asked for to another after each
// request. Pages are as GitHub's: a hundred at most, and what is asked for beyond the last is empty.
//   node fake-github.mjs ADDRESS-FILE STATE-FILE START-FILE
import { createServer } from "node:http";
import { readFileSync, renameSync, writeFileSync } from "node:fs";

const [, , addressFile, stateFile, startFile] = process.argv;
const state = { comments: [], issues: [], pulls: [], artifacts: [], zips: {}, uploads: [], requests: [], ...JSON.parse(readFileSync(startFile, "utf8")) };
const bot = { login: "github-actions[bot]", type: "Bot" };
let next = 9000;

const page = (list, url) => {
  const size = Math.min(Number(url.searchParams.get("per_page") ?? 30), 100);
  const number = Number(url.searchParams.get("page") ?? 1);
  return list.slice((number - 1) * size, number * size);
};

const change = (list, id, key, body) => {
  const found = list.find((item) => item[key] === id);
  return found ? [200, Object.assign(found, body)] : [404, { message: "Not Found" }];
};

const routes = [
  ["GET", /^\/repos\/o\/r\/issues\/(\d+)\/comments$/, (_, url) => [200, page(state.comments, url)]],
  ["POST", /^\/repos\/o\/r\/issues\/(\d+)\/comments$/, (_, __, body) => {
    const comment = { id: next++, user: bot, ...body };
    state.comments.push(comment);
    return [201, comment];
  }],
  ["PATCH", /^\/repos\/o\/r\/issues\/comments\/(\d+)$/, ([, id], _, body) => change(state.comments, Number(id), "id", body)],
  ["GET", /^\/repos\/o\/r\/issues$/, (_, url) => [200, page(state.issues.filter((issue) => issue.state === "open"), url)]],
  ["POST", /^\/repos\/o\/r\/issues$/, (_, __, body) => {
    const issue = { number: next++, state: "open", user: bot, ...body };
    state.issues.push(issue);
    return [201, issue];
  }],
  ["PATCH", /^\/repos\/o\/r\/issues\/(\d+)$/, ([, id], _, body) => change(state.issues, Number(id), "number", body)],
  ["GET", /^\/repos\/o\/r\/pulls$/, (_, url) => {
    // As GitHub filters: by owner and branch, not by repository or commit.
    const head = url.searchParams.get("head");
    return [200, page(state.pulls.filter((pull) => `${pull.head.repo.full_name.split("/")[0]}:${pull.head.ref}` === head), url)];
  }],
  ["GET", /^\/repos\/o\/r\/pulls\/(\d+)$/, ([, number]) => {
    const pull = state.pulls.find((one) => one.number === Number(number));
    return pull ? [200, pull] : [404, { message: "Not Found" }];
  }],
  ["GET", /^\/repos\/o\/r\/actions\/runs\/(\d+)\/artifacts$/, () => [200, { total_count: state.artifacts.length, artifacts: state.artifacts }]],
  ["POST", /^\/repos\/o\/r\/code-scanning\/sarifs$/, (_, __, body) => {
    if (state.withoutCodeScanning) return [403, { message: "Code scanning is not enabled for this repository." }];
    state.uploads.push(body);
    return [202, { id: "1" }];
  }],
];

function answer(request, response, text) {
  const url = new URL(request.url, "http://localhost");
  state.requests.push(`${request.method} ${request.url}`);
  const zip = /^\/repos\/o\/r\/actions\/artifacts\/(\d+)\/zip$/.exec(url.pathname);
  const isTrusted = request.headers.authorization === "Bearer canary-token";
  const route = routes.find(([method, path]) => method === request.method && path.test(url.pathname));
  if (zip && isTrusted && state.zips[zip[1]]) {
    response.writeHead(200).end(readFileSync(state.zips[zip[1]]));
  } else {
    const [status, body] = !isTrusted
      ? [401, { message: "Bad credentials" }]
      : route
        ? route[2](route[1].exec(url.pathname), url, text ? JSON.parse(text) : undefined)
        : [404, { message: "Not Found" }];
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  }
  writeFileSync(`${stateFile}.new`, JSON.stringify(state, null, 2));
  renameSync(`${stateFile}.new`, stateFile);
}

const server = createServer((request, response) => {
  const parts = [];
  request.on("data", (part) => parts.push(part));
  request.on("end", () => answer(request, response, Buffer.concat(parts).toString("utf8")));
});
server.listen(0, "127.0.0.1", () => {
  writeFileSync(stateFile, JSON.stringify(state));
  writeFileSync(`${addressFile}.new`, `http://127.0.0.1:${server.address().port}`);
  renameSync(`${addressFile}.new`, addressFile);
});
