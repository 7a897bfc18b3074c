/**
 * What Asterisk loads, and nothing else: a start takes a second instead of four, and what is not loaded
 * cannot be attacked. The order is Asterisk's own affair.
 */
export const loadedModules: readonly string[] = [
  // Configuration pushed at run time, and registrations that outlive a restart.
  ...["res_sorcery_config", "res_sorcery_memory", "res_sorcery_astdb", "res_timing_timerfd"],
  // SIP
  ...["res_pjproject", "res_pjsip", "res_pjsip_session", "res_pjsip_sdp_rtp", "res_pjsip_pubsub"],
  ...["chan_pjsip", "res_pjsip_authenticator_digest", "res_pjsip_outbound_authenticator_digest"],
  ...["res_pjsip_registrar", "res_pjsip_outbound_registration", "res_pjsip_nat"],
  ...["res_pjsip_endpoint_identifier_user", "res_pjsip_endpoint_identifier_ip"],
  ...["res_pjsip_caller_id", "res_pjsip_header_funcs", "res_pjsip_diversion"],
  ...["res_pjsip_dtmf_info", "res_pjsip_empty_info", "res_pjsip_dlg_options"],
  ...["res_pjsip_rfc3326", "res_pjsip_sips_contact", "res_resolver_unbound"],
  ...["res_http_websocket", "res_websocket_client", "res_pjsip_transport_websocket"],
  // Media
  ...["res_rtp_asterisk", "res_srtp", "res_crypto", "res_format_attr_opus", "res_musiconhold"],
  ...["codec_ulaw", "codec_alaw", "codec_a_mu", "codec_g722", "codec_opus_open_source"],
  ...["codec_resample", "format_wav", "format_pcm", "format_sln"],
  ...["bridge_simple", "bridge_softmix", "bridge_holding", "bridge_native_rtp"],
  ...["bridge_builtin_features", "chan_bridge_media"],
  // ARI, and the dialplan that hands every call to it
  ...["res_stasis", "res_stasis_answer", "res_stasis_device_state", "res_stasis_playback"],
  ...["res_stasis_recording", "res_stasis_snoop", "app_stasis", "res_ari", "res_ari_model"],
  ...["res_ari_applications", "res_ari_asterisk", "res_ari_bridges", "res_ari_channels"],
  ...["res_ari_device_states", "res_ari_endpoints", "res_ari_events", "res_ari_playbacks"],
  ...["res_ari_recordings", "pbx_config", "func_callerid", "func_channel", "func_hangupcause"],
];

/** In the copy and not loaded: what a measurement against Asterisk's own queues asks for. */
export const spareModules: readonly string[] = [
  ...[
    "app_queue",
    "app_mixmonitor",
    "app_dial",
    "app_echo",
    "app_playback",
    "app_record",
    "app_stack",
  ],
  ...["bridge_builtin_interval_features", "func_strings", "func_logic", "func_math"],
];
