// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  function(event, run) {
    const properties_ = asMap(event["properties"]);
    let key_;
    {
      key_ = event["event_id"];
      if (typeof key_ === 'number' && run.digits !== undefined) key_ = exactMember(key_, "event_id", run.digits.get(event));
      if (key_ === null) key_ = undefined;
    }
    writeKey(key_, "S", "\"event_id\":", 2048, "item.event_id", run, run.clean);
    let item = run.keyMembers;
    {
      let value_;
      value_ = properties_["value"];
      if (typeof value_ === 'number' && run.digits !== undefined) value_ = exactMember(value_, "value", run.digits.get(properties_));
      if (value_ !== undefined) {
        item = appendValue(item + ",\"value\":", value_, "item.value", run, run.clean, 0);
      }
    }
    {
      let value_1;
      value_1 = properties_["from"];
      if (typeof value_1 === 'number' && run.digits !== undefined) value_1 = exactMember(value_1, "from", run.digits.get(properties_));
      if (value_1 !== undefined) {
        item = appendValue(item + ",\"from\":", value_1, "item.from", run, run.clean, 0);
      }
    }
    {
      let value_2;
      value_2 = properties_["default"];
      if (typeof value_2 === 'number' && run.digits !== undefined) value_2 = exactMember(value_2, "default", run.digits.get(properties_));
      if (value_2 !== undefined) {
        item = appendValue(item + ",\"default\":", value_2, "item.default", run, run.clean, 0);
      }
    }
    {
      let value_3;
      value_3 = properties_["events"];
      if (typeof value_3 === 'number' && run.digits !== undefined) value_3 = exactMember(value_3, "events", run.digits.get(properties_));
      if (value_3 !== undefined) {
        item = appendValue(item + ",\"events\":", value_3, "item.events", run, run.clean, 0);
      }
    }
    {
      let value_4;
      value_4 = properties_["type"];
      if (typeof value_4 === 'number' && run.digits !== undefined) value_4 = exactMember(value_4, "type", run.digits.get(properties_));
      if (value_4 !== undefined && value_4 !== null) value_4 = mapValue(value_4, values);
      if (value_4 !== undefined) {
        item = appendValue(item + ",\"type\":", value_4, "item.type", run, false, 0);
      }
    }
    {
      let members_ = '';
      {
        let value_5;
        value_5 = properties_["t"];
        if (typeof value_5 === 'number' && run.digits !== undefined) value_5 = exactMember(value_5, "t", run.digits.get(properties_));
        if (value_5 !== undefined) {
          members_ = appendValue(members_ + (members_ === '' ? "\"template\":" : ",\"template\":"), value_5, "item.fields.template", run, run.clean, 1);
        }
      }
      {
        let value_6;
        value_6 = properties_["e"];
        if (typeof value_6 === 'number' && run.digits !== undefined) value_6 = exactMember(value_6, "e", run.digits.get(properties_));
        if (value_6 !== undefined) {
          members_ = appendValue(members_ + (members_ === '' ? "\"expr\":" : ",\"expr\":"), value_6, "item.fields.expr", run, run.clean, 1);
        }
      }
      item = item + ",\"fields\":{\"M\":{" + members_ + "}}";
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  },
  function(event, run) {
    const properties_ = asMap(event["properties"]);
    let value_2;
    let key_;
    {
      key_ = event["event_id"];
      if (typeof key_ === 'number' && run.digits !== undefined) key_ = exactMember(key_, "event_id", run.digits.get(event));
      if (key_ === null) key_ = undefined;
    }
    writeKey(key_, "S", "\"event_id\":", 2048, "item.event_id", run, run.clean);
    let item = run.keyMembers;
    {
      let value_;
      value_ = properties_["value"];
      if (typeof value_ === 'number' && run.digits !== undefined) value_ = exactMember(value_, "value", run.digits.get(properties_));
      if (value_ === null) value_ = undefined;
      if (value_ !== undefined) {
        item = appendS(item + ",\"value\":{\"S\":\"", value_, "item.value", run, run.clean, 0) + "\"}";
      }
    }
    {
      let value_1;
      run.path = "item.from";
      value_1 = ((value_2 = properties_["events"]) !== undefined || !Array.isArray(event["properties"]) ? value_2 : eachValue(event["properties"]));
      if (value_1 !== undefined) {
        item = appendValue(item + ",\"from\":", value_1, "item.from", run, false, 0);
      }
    }
    item = item + ",\"events\":{\"S\":\"e\"}";
    {
      let value_3;
      value_3 = properties_["type"];
      if (typeof value_3 === 'number' && run.digits !== undefined) value_3 = exactMember(value_3, "type", run.digits.get(properties_));
      if (value_3 !== undefined && value_3 !== null) value_3 = mapValue(value_3, values$1);
      if (value_3 !== undefined) {
        item = appendValue(item + ",\"type\":", value_3, "item.type", run, false, 0);
      }
    }
    {
      let members_ = '';
      {
        let value_4;
        value_4 = properties_["t"];
        if (typeof value_4 === 'number' && run.digits !== undefined) value_4 = exactMember(value_4, "t", run.digits.get(properties_));
        if (value_4 !== undefined) {
          members_ = appendValue(members_ + (members_ === '' ? "\"template\":" : ",\"template\":"), value_4, "item.fields.template", run, run.clean, 1);
        }
      }
      {
        let value_5;
        value_5 = properties_["e"];
        if (typeof value_5 === 'number' && run.digits !== undefined) value_5 = exactMember(value_5, "e", run.digits.get(properties_));
        if (value_5 !== undefined) {
          members_ = appendValue(members_ + (members_ === '' ? "\"expr\":" : ",\"expr\":"), value_5, "item.fields.expr", run, run.clean, 1);
        }
      }
      {
        let value_6;
        value_6 = properties_["value"];
        if (typeof value_6 === 'number' && run.digits !== undefined) value_6 = exactMember(value_6, "value", run.digits.get(properties_));
        if (value_6 !== undefined) {
          members_ = appendValue(members_ + (members_ === '' ? "\"value\":" : ",\"value\":"), value_6, "item.fields.value", run, run.clean, 1);
        }
      }
      item = item + ",\"fields\":{\"M\":{" + members_ + "}}";
    }
    {
      let value_7;
      value_7 = properties_["t"];
      if (typeof value_7 === 'number' && run.digits !== undefined) value_7 = exactMember(value_7, "t", run.digits.get(properties_));
      if (value_7 !== undefined) {
        item = appendValue(item + ",\"template\":", value_7, "item.template", run, run.clean, 0);
      }
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
