import { buildApp } from '#lib/build-app.ts';

// Set by the CDK CLI where there are credentials; without them the templates fit any account and region.
const { CDK_DEFAULT_ACCOUNT: account, CDK_DEFAULT_REGION: region } = process.env;

// Findings of cdk-nag are printed by synth, which then ends with exit code 1: nothing unsuppressed is ever deployed.
buildApp(account && region ? { env: { account, region } } : {}).synth();
