export const HELP = `weapp-host runs a compiled WeChat mini-program in a headless browser and speaks the automator protocol.

  weapp-host auto  --project FOLDER [--auto-port 9420] [options]   run it until Tool.close, SIGTERM or SIGINT
  weapp-host check --project FOLDER                                compile only, and say what is wrong
  weapp-host pages --project FOLDER [--json]                       open every page once, and say what each costs

FOLDER holds project.config.json, or app.json. Give this program as cliPath to miniprogram-automator.

  --auto-port N         port of the WebSocket on 127.0.0.1; 0 takes a free one
  --person NAME         whose phone it is, as the login endpoint is told (also --auto-account)
  --path PAGE           page to start at, with or without ?a=b
  --query a=b&c=d       its query
  --scene N             scene of the launch, 1001 by default
  --single-page         as Moments shows one page by itself: scene 1154
  --theme light|dark    --font-scale 1.29    --size 375x812
  --login-url URL       plays wx.login: gets {"person"} by POST, answers {"code"}
  --cashier-url URL     plays wx.requestPayment: gets {"person", "order"} by POST, any 2xx is paid
  --json                machine-readable output
  -h, --help            -v, --version

Other options of DevTools' cli are accepted: --port, --ticket, --test-ticket, --lang, --debug, --trust-project, --disable-gpu.
Exit code: 0 done, 1 it did not work, 2 it was called wrongly.
`;
