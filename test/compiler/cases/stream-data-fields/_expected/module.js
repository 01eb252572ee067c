// Written by `patchbay build`, which replaces it. The manifest beside the index names its sources.
import * as $runtime from 'patchbay/runtime';
$runtime.requireVersion("0.1.0");
const exactMember = $runtime.exactMember;
const writePartitionKey = $runtime.writePartitionKey;
const dataMissing = $runtime.dataMissing;
const appendValue = $runtime.jsonForms.any.append;
const asMap = $runtime.asMap;
const $destination = "kinesis";
const $mode = 'compiled';
const $rules = [
  function(event, run) {
    const context_ = asMap(event["context"]);
    const page_ = asMap(context_["page"]);
    let key_;
    {
      key_ = event["event_id"];
      if (typeof key_ === 'number' && run.digits !== undefined) key_ = exactMember(key_, "event_id", run.digits.get(event));
    }
    writePartitionKey(key_, 'record.partition_key', run);
    let data_;
    {
      let members_ = '';
      {
        let value_;
        value_ = event["event_id"];
        if (typeof value_ === 'number' && run.digits !== undefined) value_ = exactMember(value_, "event_id", run.digits.get(event));
        if (value_ !== undefined) {
          members_ = appendValue(members_ + (members_ === '' ? "\"event_id\":" : ",\"event_id\":"), value_, "record.data.event_id", run, run.clean, 1);
        }
      }
      {
        let value_1;
        value_1 = event["properties"];
        if (typeof value_1 === 'number' && run.digits !== undefined) value_1 = exactMember(value_1, "properties", run.digits.get(event));
        if (value_1 !== undefined) {
          members_ = appendValue(members_ + (members_ === '' ? "\"properties\":" : ",\"properties\":"), value_1, "record.data.properties", run, run.clean, 1);
        }
      }
      {
        let value_2;
        value_2 = event["user_id"];
        if (typeof value_2 === 'number' && run.digits !== undefined) value_2 = exactMember(value_2, "user_id", run.digits.get(event));
        if (value_2 === undefined || value_2 === null) {
          value_2 = event["anonymous_id"];
          if (typeof value_2 === 'number' && run.digits !== undefined) value_2 = exactMember(value_2, "anonymous_id", run.digits.get(event));
        }
        if (value_2 === null) value_2 = undefined;
        if (value_2 !== undefined) {
          members_ = appendValue(members_ + (members_ === '' ? "\"user\":" : ",\"user\":"), value_2, "record.data.user", run, run.clean, 1);
        }
      }
      {
        let members_1 = '';
        {
          let value_3;
          value_3 = page_["url"];
          if (typeof value_3 === 'number' && run.digits !== undefined) value_3 = exactMember(value_3, "url", run.digits.get(page_));
          if (value_3 !== undefined) {
            members_1 = appendValue(members_1 + (members_1 === '' ? "\"url\":" : ",\"url\":"), value_3, "record.data.page.url", run, run.clean, 2);
          }
        }
        members_ = members_ + (members_ === '' ? "\"page\":{" : ",\"page\":{") + members_1 + "}";
      }
      {
        let value_4;
        value_4 = run.sentAt;
        if (value_4 !== undefined) {
          members_ = appendValue(members_ + ",\"sent_at\":", value_4, "record.data.sent_at", run, true, 1);
        }
      }
      members_ = members_ + ",\"integration_id\":\"int_test\"";
      members_ = members_ + ",\"__proto__\":\"ordinary\"";
      data_ = "{" + members_ + "}";
    }
    if (data_ === undefined) throw dataMissing();
    return data_;
  }
];
const $transform = $runtime.openTransform({
  destination: $destination,
  mode: $mode,
  otherwise: $rules[0],
  entries: new Map(),
});
export { $destination as destination, $mode as mode, $transform as transform };
