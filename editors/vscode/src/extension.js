// Starts `celerylint server`, and starts it anew when it is to be another one.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

const SELECTOR = [
  { scheme: "file", language: "python" },
  { scheme: "file", pattern: "**/{pyproject,celerylint,.celerylint}.toml" },
];
const STARTING = ["celerylint.path", "celerylint.args"];

let client;
let last = Promise.resolve();

/** The program that is set, else the one of the folder's environment, else the one on the PATH. */
function program(folder, configured) {
  if (configured) {
    return configured;
  }
  const name = process.platform === "win32" ? ["Scripts", "celerylint.exe"] : ["bin", "celerylint"];
  const found = folder && [".venv", "venv"].map((home) => path.join(folder, home, ...name)).find((file) => fs.existsSync(file));
  return found || "celerylint";
}

async function start() {
  const settings = vscode.workspace.getConfiguration("celerylint");
  const cwd = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  const server = { command: program(cwd, settings.get("path")), args: settings.get("args"), options: { cwd } };
  client = new LanguageClient("celerylint", "celerylint", server, {
    documentSelector: SELECTOR,
    initializationOptions: { settings: settings.get("settings") },
  });
  try {
    await client.start();
  } catch (error) {
    client = undefined;
    vscode.window.showErrorMessage(
      `${server.command} ${server.args.join(" ")} cannot be started; pip install 'celerylint[lsp]', or set celerylint.path. ${error}`,
    );
  }
}

async function stop() {
  const running = client;
  client = undefined;
  await running?.stop();
}

/** One after the other: a server that is starting cannot be stopped. */
function restart() {
  last = last.then(stop).then(start);
  return last;
}

function activate(context) {
  context.subscriptions.push(
    vscode.commands.registerCommand("celerylint.restart", restart),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (STARTING.some((key) => event.affectsConfiguration(key))) {
        restart();
      }
    }),
  );
  return restart();
}

function deactivate() {
  last = last.then(stop);
  return last;
}

module.exports = { activate, deactivate, program };
