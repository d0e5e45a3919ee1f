import type { Configuration } from "electron-builder";

/** Leaves out what other operating systems and processors would need. */
function onlyFor(ownOnnx: string, ownSqlite: string, ownLlama: string): string[] {
  return [
    // A list of exclusions alone would mean: everything else in this folder.
    "package.json",
    `!node_modules/onnxruntime-node/bin/napi-v6/!(${ownOnnx}){,/**}`,
    `!node_modules/onnxruntime-node/bin/napi-v6/${ownOnnx}/!(\${arch}){,/**}`,
    `!node_modules/better-sqlite3/prebuilds/!(${ownSqlite}-\${arch}.node)`,
    `!node_modules/@node-llama-cpp/!(${ownLlama}){,/**}`,
  ];
}

/** Only packages with native code lie beside the app, without what builds them. */
const unused = [
  "!node_modules/!(better-sqlite3|onnxruntime-node|onnxruntime-common|@node-llama-cpp){,/**}",
  "!node_modules/better-sqlite3/{deps,src,binding.gyp}{,/**}",
  "!node_modules/onnxruntime-node/script{,/**}",
  "!**/*.{map,ts,mts,cts,md}",
];

const noUseInPackage = { knip: null, overrides: null, allowScripts: null, optionalDependencies: null };

/**
 * How electron-builder packs the built app. `updateFeed` is the address that a package asks for newer ones:
 * null packs none, and the app asks nobody. `isNotarised` needs Apple's credentials.
 */
export function builderConfiguration(
  options: Readonly<{
    electronVersion: string;
    /** The built app, from the project's root. */
    app: string;
    /** A folder with an unpacked Electron; null lets electron-builder fetch it. */
    electronFolder: string | null;
    output: string;
    updateFeed: string | null;
    isNotarised: boolean;
  }>,
): Configuration {
  return {
    appId: "org.seedbed.Seedbed",
    productName: "Seedbed",
    copyright: "Copyright 2026 The Seedbed authors",
    electronVersion: options.electronVersion,
    ...(options.electronFolder === null ? {} : { electronDist: options.electronFolder }),
    directories: { output: options.output, buildResources: "resources/icons" },
    extraMetadata: { main: "electron/app/main.js", homepage: "https://seedbed.invalid", ...noUseInPackage },
    removePackageScripts: true,
    npmRebuild: false,
    buildDependenciesFromSource: false,
    nodeGypRebuild: false,
    // Left to its own wits it would unpack all JavaScript of a package that has native code.
    asar: { smartUnpack: false },
    // Native code and what it opens by itself cannot lie in the archive; JavaScript stays inside, where it is checked.
    asarUnpack: [
      `${options.app}/resources/**`,
      "**/*.node",
      "node_modules/onnxruntime-node/bin/**",
      "node_modules/@node-llama-cpp/*/bins/**",
    ],
    files: ["package.json", { from: options.app, to: ".", filter: ["**/*", "!package.json"] }, ...unused],
    electronFuses: {
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    },
    publish: options.updateFeed === null ? null : [{ provider: "generic", url: options.updateFeed }],
    fileAssociations: [
      {
        ext: "seedbed",
        name: "Seedbed project",
        description: "Seedbed project",
        mimeType: "application/x-seedbed",
        role: "Editor",
        icon: "document",
        rank: "Owner",
      },
    ],
    artifactName: "Seedbed-${version}-${os}-${arch}.${ext}",
    ...systems(options.isNotarised),
  };
}

function systems(isNotarised: boolean): Configuration {
  return {
    win: {
      target: [{ target: "nsis", arch: ["x64", "arm64"] }],
      icon: "icon.ico",
      files: onlyFor("win32", "win32", "win-${arch}"),
    },
    nsis: {
      oneClick: false,
      perMachine: false,
      allowToChangeInstallationDirectory: true,
      deleteAppDataOnUninstall: false,
    },
    mac: {
      target: [
        { target: "dmg", arch: ["arm64"] },
        // The update feed of macOS takes zip files.
        { target: "zip", arch: ["arm64"] },
      ],
      icon: "icon.icns",
      category: "public.app-category.developer-tools",
      hardenedRuntime: true,
      notarize: isNotarised,
      entitlements: "electron/package/entitlements.plist",
      entitlementsInherit: "electron/package/entitlements.plist",
      files: onlyFor("darwin", "darwin", "mac-${arch}-metal"),
    },
    linux: {
      target: [
        { target: "AppImage", arch: ["x64", "arm64"] },
        { target: "deb", arch: ["x64", "arm64"] },
      ],
      icon: "png",
      category: "Development",
      maintainer: "The Seedbed authors <seedbed@localhost>",
      synopsis: "Grow instruction-tuning data sets from seed tasks",
      syncDesktopName: true,
      executableName: "seedbed",
      files: onlyFor("linux", "linux", "linux-${arch}"),
    },
  };
}
