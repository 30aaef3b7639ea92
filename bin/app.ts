import { buildApp } from '#lib/build-app.ts';

// Findings of cdk-nag are printed by synth, which then ends with exit code 1: nothing unsuppressed is ever deployed.
buildApp().synth();
