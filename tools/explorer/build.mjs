/* Bundles the libraries into ../../exports/explorer/static/vendor: `npm ci && npm run build`. */
import { readdir, readFile, writeFile } from "node:fs/promises";
import { build } from "esbuild";

const vendor = "../../exports/explorer/static/vendor";
const { metafile } = await build({
  entryPoints: { network: "network.entry.js", layout: "layout.entry.js", editor: "editor.entry.js" },
  outdir: vendor,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  legalComments: "none",
  charset: "utf8",
  metafile: true,
});

/* The network page holds its script in itself, so that it is no module. */
await build({
  entryPoints: ["forces.entry.js"],
  outfile: "../../exports/templates/forces.js",
  bundle: true,
  minify: true,
  format: "iife",
  globalName: "Forces",
  target: "es2022",
  charset: "utf8",
  banner: { js: "/* graphology-layout-forceatlas2, MIT License, (c) Guillaume Plique */" },
});

/* The licences of everything that a bundle holds, beside the bundles. */
const inside = /^node_modules\/((?:@[^/]+\/)?[^/]+)/;
const packages = new Set(Object.keys(metafile.inputs).map((path) => inside.exec(path)?.[1]).filter(Boolean));
const texts = [];
for (const name of [...packages].sort()) {
  const folder = `node_modules/${name}`;
  const { version, license } = JSON.parse(await readFile(`${folder}/package.json`, "utf8"));
  const file = (await readdir(folder)).find((one) => /^licen[cs]e/i.test(one));
  texts.push(`${name} ${version} (${license})\n\n${(await readFile(`${folder}/${file}`, "utf8")).trim()}\n`);
}
await writeFile(`${vendor}/LICENSES.txt`, texts.join(`\n${"-".repeat(72)}\n\n`));
